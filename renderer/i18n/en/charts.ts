export const charts = {
  region: 'Charts',
  title: {
    trainLoss: 'Training loss',
    trainAccuracy: 'Training accuracy',
    validLoss: 'Validation loss',
    validAccuracy: 'Validation accuracy',
    stepLoss: 'Training loss at every step',
  },
  toolbar: 'How to show the charts',
  xAxis: 'X axis',
  axis: { epoch: 'Epoch', step: 'Step', time: 'Time' },
  /** Under the axis, with its unit. */
  axisLabel: { epoch: 'Epoch', step: 'Step', time: 'Time (s)' },
  smoothing: 'Smoothing',
  smoothingHelp:
    'Moving average: the higher, the more past points count. The values themselves stay visible, faintly.',
  noSmoothing: 'off',
  logarithmic: 'Log scale',
  tables: 'Tables',
  showAll: 'Show all',
  waiting: 'Waiting for the first values',
  gestures: 'Drag to move, Ctrl + wheel to zoom, double-click to show all.',
  keys: 'Plus and minus zoom, the arrow keys move, Shift with up and down zooms the values, 0 shows all.',
  summary: '{title} at {place}: {values}',
  summaryEmpty: '{title}: no values yet',
  previous: 'Previous',
  next: 'Next',
  page: 'Page {page} of {pages}',
  diverged:
    '{network} diverged at step {step}, in epoch {epoch}: its loss is no longer a finite number, and its line ends there.',
};
