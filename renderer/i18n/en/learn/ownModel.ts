export const ownModel = {
  short: 'Your model',
  title: 'In your own model',
  lead: 'What the chapters before this one showed in two small networks is written into every model file. Here you read it in one.',

  fileTitle: 'What a file holds of a BatchNorm',
  file1:
    'For each channel there are four numbers: [γ](gamma) and [β](beta), which were learned, and the [running mean and variance](runningStatistics), which were collected. PyTorch adds a counter of the batches that were seen in train mode.',
  file2:
    '[Epsilon](epsilon) and [momentum](batchNormMomentum) are settings, not arrays: a state dict leaves them out. Whoever loads it into a layer with other settings gets other outputs.',

  statisticsTitle: 'Momentum and counter: are the statistics ready?',
  statistics1:
    'The running statistics begin at mean 0 and variance 1, and each batch replaces a share _α_ of them, the momentum. After _n_ batches there is still so much of the beginning in them:',
  statistics2:
    'PyTorch’s 0.1 has forgotten the beginning after 44 batches (less than 1% is left), a momentum of 0.01 only after 459. A counter that is lower than that of other layers tells that a part was frozen, or never ran.',
  promise:
    'Open a model: here you will read how many batches its layers saw, and how much of the beginning is still in their statistics.',
  noStatistics: 'No layer of this model keeps running statistics.',
  noCounters: 'This file does not say how many batches its layers saw.',
  initialLeft:
    'The layer *{layer}* saw {batches} batches with momentum {momentum}: *{share}* of the initial 0 and 1 is still in its statistics. In eval mode it does not normalize as it did in training.',
  initialGone:
    'The layer with the most of the beginning left is *{layer}*: after {batches} batches with momentum {momentum} it is *{share}*. All statistics are ready.',
  countersDiffer:
    'Not all layers saw the same number of batches: *{fewest}* in {fewestLayer}, *{most}* in {mostLayer}. A part was frozen or skipped.',

  epsilonTitle: 'Epsilon: too small to matter?',
  epsilon1:
    'Epsilon only keeps the root from being 0, as long as the variances are far above it. PyTorch takes 1e-5, Keras 1e-3. A channel with a variance near that is scaled by epsilon rather than by its data.',
  epsilonPromise: 'Here you will read the smallest variance of your model, and its epsilon.',
  aboveEpsilon:
    'The smallest running variance is *{variance}* (channel {channel} of {layer}), above the epsilon {epsilon}.',
  belowEpsilon:
    'The running variance of channel {channel} of {layer} is *{variance}*, below the epsilon {epsilon}: epsilon decides how it is scaled.',
  epsilonsDiffer:
    'The layers have different epsilons: *{list}*. Check that a part from another framework was meant to keep its own.',

  deadTitle: 'Dead channels',
  dead1:
    'Where _γ_ is 0, the output is _β_ for every input: the channel costs time and tells nothing. Weight decay on _γ_ makes such channels, and pruning removes them.',
  deadPromise: 'Here you will read how many channels of your model are dead.',
  dead: '*{count}* of the model’s {all} channels are dead. The layer with the most is {layer}: {most} of {channels}.',
  noneDead: 'No channel of this model is dead.',

  trialTitle: 'A model file',
  trialText:
    'Take a file of yours, or the example: a small PyTorch model that was trained too briefly. A file is only read, nothing in it is run.',
  openExample: 'Open the example',
  which: 'Model',
  batches: 'Batches',
  share: 'Beginning left',
  deadOf: 'Dead channels',
  toModel: 'All of {name}, on the Models screen',
  notOpened: 'No model opened yet',
  inModel: 'In your model',
  plotPromise: 'No model was opened yet. Open one, and its layers are listed here.',
};
