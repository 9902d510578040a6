export const compare = {
  title: 'Compare',
  count: 'One run | {count} runs, {sides} different configs',
  countOfOne: 'One run | {count} runs of one config',
  emptyTitle: 'Nothing to compare yet',
  emptyText:
    'Choose any runs, repeats or sweeps. Their curves are drawn in the same charts, and their settings and results stand side by side.',
  choose: 'Choose runs',
  open: 'Open saved',
  save: 'Save comparison',
  saveTitle: 'Save the comparison',
  saveText:
    'Saves which runs are compared, by which measure and on which axis. The results stay with the runs.',
  name: 'Name of the comparison',
  saved: 'Saved comparisons',
  deleteSaved: 'Delete the comparison {name}',
  loading: 'Reading runs: {done} of {total}',
  pickTitle: 'Choose runs to compare',
  pickText: 'The others are compared with the first one.',
  pickNone: 'There is no such run. Train one, or search for something else.',
  pickMore:
    'One more row matches. Search to see fewer. | {count} more rows match. Search to see fewer.',
  pick: 'Compare one run | Compare {count} runs',
  runs: 'Runs compared',
  networks: 'Networks shown',
  asMeans: 'Mean and band of repeats',
  seeds: 'one seed | {count} seeds',
  makeFirst: 'Compare the others with {name}',
  remove: 'Take {name} out of the comparison',
  verdict: 'Verdict',
  measure: 'Measure',
  verdictHelp:
    'The difference of the means over seeds, with its 95% interval: paired where both sides used the same seeds, Welch’s otherwise. One seed names no winner.',
  allVerdicts: 'All {count}',
  fewerVerdicts: 'Fewer',
  decision: {
    seeds:
      'What would change this: about {count} seeds on each side, if difference and spread stay as they are.',
    'too-many':
      'What would change this: more than 100 seeds on each side. The difference is small beside the spread.',
    against: 'What would change this: further seeds that take the interval to 0.',
  },
  tabsLabel: 'Parts of the comparison',
  tabs: { charts: 'Charts', sweep: 'Sweep', tables: 'Tables' },
  noDifferences: 'All runs have the same settings.',
  breaks: '{network} breaks',
  breaksHere: 'breaks',
  breaksHelp:
    'Training breaks where at least half of the runs diverge or end no better than guessing.',
  bestAt: '{network} does best at {at}: {value}.',
  bestMeanAt: '{network} does best at {at}: {value} on average.',
  nowhere: '{network}: no value of this sweep trains.',
};
