import { inspectConventions } from './inspectConventions.ts';
import { inspectStatistics } from './inspectStatistics.ts';

export const inspect = {
  title: 'Inspect',
  run: 'Run',
  epoch: 'Epoch',
  epochOf: 'Epoch {epoch} of {last}',
  toRun: 'To the run',
  open: 'Inspect',
  openEpoch: 'Inspect epoch {epoch}',
  otherData: 'The batches here are taken from {data}. This run was trained on other data.',
  reopen: 'Open again',
  opening: 'Opening the model…',
  empty: 'No model to inspect yet',
  emptyText: 'Train a run: each of its epochs is kept, and can be opened here.',
  toTrain: 'To Train',

  modeLabel: 'Mode of the network: {network}',
  mode: { train: 'Train mode', eval: 'Eval mode' },
  uses: {
    train: 'Normalizes by this batch’s own mean and variance',
    eval: 'Normalizes by the running mean and variance',
    features: 'Normalizes each example by its own mean and variance',
    groups: 'Normalizes each group of an example’s units by its own mean and variance',
    rms: 'Divides each example by its own root mean square',
  },
  usesMore: {
    train: 'The result of an example depends on the other examples of the batch.',
    eval: 'The result of an example is the same in every batch.',
    features:
      'Mean and variance are taken over the units of the layer, not over the batch. So both modes are the same, and the switch changes nothing.',
    groups:
      'Mean and variance are taken over each group of units, not over the batch. So both modes are the same, and the switch changes nothing.',
    rms: 'The root mean square is taken over the units of the layer, not over the batch. So both modes are the same, and the switch changes nothing.',
  },
  modeSpoken: '{mode}: loss {loss}, accuracy {accuracy}',
  lossIs: 'loss {loss}',
  differing: 'Differ between modes',
  ofExamples: 'of {examples} digits',
  copyValid: 'Validation, eval mode',
  asSaved: 'running statistics as saved',
  moved: 'running statistics moved',
  noRunning: 'no running statistics',
  onlyPlain:
    'This model has only the network without normalization, which does the same in both modes.',
  notANumber:
    'For {examples} of {all} examples a network gives values that are not numbers (NaN): it predicts nothing for them, and there is no loss.',
  refused:
    'This batch has one example. Its mean is the example itself and its variance is 0, so every unit outputs β, whatever the picture shows. PyTorch refuses such a batch in train mode.',

  tabsLabel: 'Parts of Inspect',
  tabs: {
    batch: 'Batch',
    statistics: 'Statistics',
    history: 'Over training',
    health: 'Layer health',
    walk: 'Walk-through',
    mates: 'Batchmates',
    draw: 'Draw',
    conventions: 'Conventions',
  },

  batch: 'This batch',
  split: 'Taken from',
  orderLabel: 'Order',
  order: {
    shuffled: 'Shuffled',
    digit: 'One digit only',
    sorted: 'Sorted by class',
    picked: 'Hand-picked',
  },
  digit: 'Digit',
  places: 'Places in the split',
  placesHelp: '0 to {last}, separated by commas.',
  placesNone: 'Enter at least one.',
  size: 'Size',
  seed: 'Seed',
  batchNumber: 'Batch {number}',
  shifts: 'Shift the images',
  shiftsHelp:
    'Makes a covariate shift: the networks were trained on images without it. All tabs but Draw use the shifted batch.',
  clearShifts: 'Reset',
  shift: {
    brightness: 'Brightness',
    contrast: 'Contrast',
    invert: 'Invert',
    noise: 'Noise',
    moveRight: 'Move right',
    moveDown: 'Move down',
    rotateDegrees: 'Rotate',
  },

  digits: 'Digits of the batch',
  filter: 'Digits to show',
  show: {
    all: 'All ({examples})',
    wrong: 'Wrong ({examples})',
    changed: 'Differ ({examples})',
  },
  wrong: 'wrong',
  changed: 'another digit in the other mode',
  tile: 'label {label}, predicted {prediction}',
  noneMatch: 'No digit of this batch matches.',
  showMore: 'Show {examples} more',
  logits: 'Logits',
  chooseDigit: 'Choose a digit to see its logits in both networks and both modes.',
  example: 'Example {index}, label {label}',
  isLabel: 'is the label',
  predicted: 'predicted',
  bnIn: 'With {norm}, {mode}',
  plainInBoth: 'Without {norm}, both',
  follow: 'Put among other batchmates',
  takeOut: 'Take out of the batch',

  ...inspectStatistics,

  steps: {
    title: 'Forward in train mode',
    text: 'Each batch moves the running statistics a little, as in training. Use a shifted batch or one of a single digit to spoil them, then recalibrate.',
    batches: 'Batches',
    momentum: 'Momentum',
    forward: 'Forward',
    recalibrate: 'Recalibrate',
    recalibrateHelp:
      'Computes the running statistics again over all training images. Every batch counts the same.',
    reset: 'Reset',
    save: 'Save as new run',
    promise: 'All of this happens on a copy in memory. The saved run is never changed.',
  },
  history: 'Eval accuracy of the copy over the validation images',
  historyPoint: '{action}: {accuracy} ({batches} batches)',
  action: {
    open: 'Opened',
    forward: 'Forward in train mode',
    recalibrate: 'Recalibrated',
    replay: 'Momentum replayed',
    reset: 'Reset',
  },
  saveTitle: 'Save the copy as a new run',
  saveText:
    'Saves the model with its running statistics as they are now. The run it came from does not change.',
  saveName: '{run}, epoch {epoch}, inspected',
  saved: 'Saved as a new run.',
  openSaved: 'Open it',

  walkText: {
    train: 'The algorithm on this batch, for one unit. Choose a row to follow that example.',
    eval: 'Eval mode skips the first two steps: it uses the running statistics instead of the batch’s.',
    features:
      'The same algorithm on one example, over the units of the layer. Train and eval mode take the same steps. Choose a row to follow that unit.',
    groups:
      'The same algorithm on one example, over one group of units. Train and eval mode take the same steps. Choose a row to follow that unit.',
    rms: 'No mean is subtracted and no β is added: the algorithm on one example, over the units of the layer. Train and eval mode take the same steps. Choose a row to follow that unit.',
  },
  step: {
    mean: 'Mean of the mini-batch',
    variance: 'Biased variance of the mini-batch, over m',
    normalize: 'Normalize',
    scale: 'Scale and shift',
    meanSquare: 'Mean square over the units',
    scaleAlone: 'Scale',
  },
  ownStep: {
    features: {
      mean: 'Mean over the units',
      variance: 'Biased variance over the units, over m',
    },
    groups: {
      mean: 'Mean over the group of units',
      variance: 'Biased variance over the group of units, over m',
    },
  },
  fromRunning: 'Collected while training, fixed since then.',
  stepNumbers: 'The numbers of each example, step by step',
  stepNumbersOfUnits: 'The numbers of each unit, step by step',
  putInUnit: 'Follow unit {unit}',
  putIn: 'Follow example {place}, a {label}',
  andMore: 'and {more} more',

  matesLoading: 'Putting the digit into 24 batches…',
  matesText: {
    batch:
      'The same digit in 24 batches, each time with other images, chosen by the settings under “This batch”. In train mode its logits change with the batch; in eval mode they stay the same.',
    features:
      'The same digit in 24 batches, each time with other images, chosen by the settings under “This batch”. Each example is normalized by itself, so its logits stay the same in both modes.',
  },
  subject: 'Example',
  spread: 'Largest difference: {spread}',
  strips: '{mode}: logits of ten classes. Between rounds they differ by {spread} at most.',
  roundsSay: 'Predictions, with the number of rounds: {list}',
  matesPlain: 'Without {norm} the other images never matter: the prediction is {prediction}.',

  pad: 'Draw a digit here',
  padHint: 'Draw here with the mouse, a pen or the arrow keys',
  padKeys:
    'Arrow keys move the pen, with Shift by four pixels. Space puts it down and lifts it. Delete wipes the pad.',
  penDown: 'Pen down, column {column}, row {row}',
  penUp: 'Pen up, column {column}, row {row}',
  wipe: 'Clear',
  inCompany: 'Together with this batch',
  takeExample: 'Or take an example',
  takeDigit: 'Take an example of {digit}',
  probabilities: 'Probabilities',
  drawFirst: 'Draw a digit, or take an example.',
  drawnAlone:
    'Alone in its batch, every unit outputs β in train mode, so the drawing has no effect. Put it together with the batch.',

  health: {
    what: 'Show',
    inputs: 'Layer inputs',
    gradients: 'Gradients',
    inactive: 'Dead or saturated',
    loading: 'Reading what was recorded…',
    none: 'Nothing was recorded of this run',
    noneText:
      'Recording was switched off, or the run was not trained here. Train it again with recording switched on in Settings.',
    moment: 'Moment of the training',
    at: 'Epoch {epoch}, step {step}',
    inputsText:
      'The inputs of each layer’s activation, for a fixed batch of validation digits in train mode. The BN paper draws this for one unit. It calls the movement internal covariate shift and says that BN works because it reduces it.',
    gradientsText:
      'The norm of the gradient of each layer’s weights, on a scale of powers of ten. If each layer multiplies the gradient by less than one, it vanishes towards the first layer; by more than one, it explodes.',
    inactiveText:
      'The share of units that hardly learn: a ReLU that is 0 for every digit of the batch, or a sigmoid or tanh whose slope is below a tenth of its largest.',
    disputed:
      'It is disputed whether BN helps because the inputs move less. Santurkar, Tsipras, Ilyas and Mądry (2018) added noise after BN, so that the inputs moved more than without BN. The networks learned just as well. Their explanation is that BN makes the loss smoother. Compare both columns and what each network learned, and judge for yourself.',
    firstLayer: 'First layer',
    lastLayer: 'last layer',
    median: 'median',
    inner: 'middle 70%',
    outer: 'middle 90%',
    layerOf: '{name} · layer {layer}',
    axis: 'epochs 0 to {end}',
    column: {
      layer: 'Layer',
      gradient: 'Gradient norm',
      median: 'Median input',
      inactive: 'Dead or saturated',
    },
  },
  remedy: {
    title: 'Indirect remedies',
    text: 'BN is the direct remedy. Fill the form with this run’s settings and one change, train it, and come back to compare.',
    activation: 'Activation {value}',
    initialization: 'Initialization {value}',
    learningRate: 'Learning rate {value}',
  },
  path: {
    title: 'The path of the running statistics',
    text: 'Recorded while training. Left: one unit’s running mean, with one running standard deviation to each side. Right: all units at the chosen moment; their final values are pale.',
    unit: 'Unit {unit} over epochs',
    units: 'All units',
    summary: 'Unit {unit}: running mean {mean}, running variance {variance}',
  },
  replay: {
    title: 'Replay with another momentum',
    text: 'The momentum does not change the training itself. So the running statistics of another momentum follow exactly from the recorded batch statistics. The model is evaluated with them, without training again.',
    try: 'Try',
    memory: 'Memory',
    batches: 'about {batches} batches',
    never: 'nothing new',
    loss: 'Validation loss, eval mode',
    accuracy: 'Validation accuracy, eval mode',
    own: 'as trained',
    take: 'Use',
    takeThis: 'Use the statistics of momentum {momentum} in the copy',
    thinned: 'One of every {every} batches was recorded. It counts for the others, too.',
  },

  ...inspectConventions,
};
