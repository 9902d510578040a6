export const experiments = {
  title: 'Experiments',
  count: 'One run | {count} runs',
  countOf: '{shown} of {count} runs',
  newRun: 'New run',

  search: 'Search names, tags and notes',
  status: 'Status',
  allStatuses: 'All statuses',
  tag: 'Tag',
  allTags: 'All tags',
  clearFilters: 'Clear filters',
  noMatch: 'No run matches',
  noMatchText: 'Try other words or clear the filters.',

  emptyTitle: 'No runs yet',
  emptyText:
    'Every run you start is kept here with its curves, log and models. Ten epochs take a few seconds; or look around in the sample run first.',
  addSample: 'Add the sample run',
  start: 'Start a run',

  columns: {
    select: 'Selection',
    name: 'Name',
    status: 'Status',
    curve: 'Validation accuracy',
    epochs: 'Epochs',
    data: 'Data set',
    date: 'Started',
    seconds: 'Time',
    actions: 'Actions',
  },
  sortBy: 'Sort by {column}',
  accuracyHelp:
    'Accuracy on the validation images: after the last epoch, and the best with its epoch',
  best: 'best',
  bestAt: 'best {accuracy} ({epoch})',

  selectAll: 'Select all runs shown',
  selectOne: 'Select {name}',
  selected: 'One run selected | {count} runs selected',
  clearSelection: 'Clear selection',
  compareSelected: 'Compare',
  deleteSelected: 'Move to trash',

  open: 'Open',
  rename: 'Rename',
  newName: 'New name of {name}',
  duplicate: 'Use its config for a new run',
  resume: 'Resume',
  remove: 'Move to trash',
  actionsOf: 'Actions for {name}',
  deleted: 'One run moved to the trash | {count} runs moved to the trash',

  group: {
    repeats: '{count} repeats, a seed each',
    sweep: 'Sweep of {count} runs',
  },
  selectGroup: 'Select all runs of {name}',
  compareGroup: 'Compare its runs',
  finishedOf: '{done} of {total} finished',
  meanHelp: 'Mean validation accuracy over the seeds, ± half of its 95% interval',
  bestOfSweep: '{value}, best at {at}',
  bestPlace: 'best at {at}',

  damaged: 'One folder cannot be read | {count} folders cannot be read',
  damagedText:
    'Nothing in it was changed. Open to see why. | Nothing in them was changed. Open to see why.',
};
