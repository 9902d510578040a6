export const glossary = {
  short: 'Glossary',
  title: 'Glossary',
  search: 'Find a term',
  none: 'No term has these letters.',
  found: 'One term | {count} terms',
  chapters: 'In the chapters:',
  also: 'See also:',
  more: 'Click or press Enter for the glossary.',
  term: {
    dataset: {
      name: 'Data set',
      text: 'The images a network learns from and is tested on: MNIST’s 70,000 handwritten digits, or the built-in digits the program draws itself, whose numbers cannot be compared with MNIST’s.',
    },
    miniBatch: {
      name: 'Mini-batch',
      text: 'A few examples (32 in the lab) that go through the network together; one step follows from their mean loss. BN takes its mean and variance over it.',
    },
    batchSize: {
      name: 'Batch size',
      text: 'How many examples a mini-batch has. Small ones make BN’s statistics noisy; in train mode one example alone has no variance at all. An incomplete last batch is dropped.',
    },
    step: {
      name: 'Step',
      text: 'One change of all weights, after one mini-batch. 60,000 examples in batches of 32 are 1,875 steps an epoch.',
    },
    epoch: {
      name: 'Epoch',
      text: 'One pass through the whole training set, in a new random order each time.',
    },
    chunk: {
      name: 'Chunk',
      text: 'The workbench’s word for the steps it hands to the engine in one call, a hundred or so. Pausing takes effect between two of them.',
    },
    loss: {
      name: 'Loss',
      text: 'How wrong the answers are, as one number to be made small. Here: softmax cross-entropy, the mean of −ln of the probability given to the right digit. Guessing costs ln 10 ≈ 2.303.',
    },
    accuracy: {
      name: 'Accuracy',
      text: 'The share of examples whose most probable class is the right one. Coarser than the loss: it does not see how sure an answer was.',
    },
    logit: {
      name: 'Logit',
      text: 'What the last layer gives for each class, before softmax turns the ten numbers into probabilities.',
    },
    softmax: {
      name: 'Softmax',
      text: 'Turns the ten logits into ten probabilities: e to the power of each, divided by the sum of all ten, so that they are positive and add up to 1. The largest logit gets the largest probability.',
    },
    validation: {
      name: 'Validation set (valid)',
      text: 'Examples kept apart that the network never learns from: 10,000 in MNIST. They show what it has understood rather than remembered.',
    },
    overfitting: {
      name: 'Overfitting',
      text: 'Learning the training examples by heart: their loss keeps falling while the validation loss rises.',
    },
    subset: {
      name: 'Training subset',
      text: 'Training on only some of the examples, chosen by the seed: faster, and with few of them overfitting shows.',
    },
    seed: {
      name: 'Seed',
      text: 'The number all chance of a run comes from: first weights, order of batches, subset. Same settings, same seed, same machine: the same numbers to the last bit.',
    },
    repeats: {
      name: 'Repeats',
      text: 'The same settings with several seeds. Only their spread shows whether a difference is more than luck.',
    },
    hiddenLayer: {
      name: 'Hidden layer',
      text: 'A layer between input and output: a Linear, an activation and, in one of the two networks, a BatchNorm.',
    },
    unit: {
      name: 'Unit',
      text: 'One number of a layer’s output, also called neuron or feature. BN has its own mean, variance, γ and β for each.',
    },
    linear: {
      name: 'Linear',
      text: 'A layer whose every output is a weighted sum of all its inputs plus a bias: y = Wx + b. Also called dense or fully connected. Linear(784, 32) has 784 inputs and 32 outputs.',
    },
    activation: {
      name: 'Activation',
      text: 'The curved function after a Linear. Without it, many layers would be no more than one.',
    },
    sigmoid: {
      name: 'Sigmoid',
      text: 'An activation that squeezes every number into 0 to 1. Its slope is 0.25 at most, and almost 0 far from the middle.',
    },
    relu: {
      name: 'ReLU',
      text: 'An activation: max(0, x). Slope 1 for positive inputs, 0 for negative ones.',
    },
    saturation: {
      name: 'Saturation',
      text: 'A sigmoid or tanh far from 0, where its curve is flat: hardly any gradient comes through.',
    },
    deadUnit: {
      name: 'Dead unit',
      text: 'A ReLU that is 0 for every example. It passes on no gradient, so it does not come back by itself.',
    },
    gradient: {
      name: 'Gradient',
      text: 'For each weight, how the loss changes if the weight grows a little. The workbench shows its norm: the root of the sum of squares over a layer.',
    },
    backpropagation: {
      name: 'Backpropagation',
      text: 'Computing all gradients in one pass from the last layer to the first, by the chain rule.',
    },
    vanishingGradient: {
      name: 'Vanishing gradient',
      text: 'The gradient shrinks at every layer on its way back, so the first layers hardly learn.',
    },
    explodingGradient: {
      name: 'Exploding gradient',
      text: 'The gradient grows at every layer on its way back; steps become wild, and the loss may stop being a number.',
    },
    initialization: {
      name: 'Initialization',
      text: 'How the first weights are drawn. Xavier and He choose their spread so that signals keep their size; “normal” lets you choose it yourself, by σ.',
    },
    learningRate: {
      name: 'Learning rate',
      text: 'The size of a step, η: how far the weights follow the gradient. Too small is slow, too large diverges.',
    },
    optimizer: {
      name: 'Optimizer',
      text: 'The rule that turns gradients into steps: plain gradient descent (SGD), with momentum, or Adam.',
    },
    adam: {
      name: 'Adam',
      text: 'An optimizer that divides each weight’s step by the usual size of its gradient, so that small and large gradients move their weights alike.',
    },
    momentum: {
      name: 'Momentum (optimizer)',
      text: 'Steps that keep 0.9 of the last step’s direction, like a heavy ball. Not to be taken for BN’s momentum.',
    },
    covariateShift: {
      name: 'Covariate shift',
      text: 'Inputs distributed otherwise than those a model learned from, while what they mean stays the same.',
    },
    ics: {
      name: 'Internal covariate shift (ICS)',
      text: 'The change of a layer’s input distribution because the layers before it learn. BN’s first explanation; disputed since 2018.',
    },
    lossLandscape: {
      name: 'Loss landscape',
      text: 'The loss as a height over all weights. Where it is smooth, a gradient holds for a long way and steps may be large.',
    },
    batchNorm: {
      name: 'Batch normalization (BN)',
      text: 'For each unit: subtract the batch’s mean, divide by its standard deviation, then scale by γ and shift by β. Ioffe and Szegedy, 2015.',
    },
    placement: {
      name: 'BN placement',
      text: 'Before the activation, as in the paper and the lab, or after it, as in the lab’s older version.',
    },
    biasedVariance: {
      name: 'Biased variance',
      text: 'Squared distances from the mean, divided by m. BN normalizes by it; PyTorch feeds the running variance the unbiased one, divided by m − 1, Keras the biased one.',
    },
    epsilon: {
      name: 'Epsilon (ε)',
      text: 'A small number added to the variance under the root, so that nothing is divided by 0. PyTorch: 1e-5; Keras: 1e-3.',
    },
    gamma: {
      name: 'Gamma (γ)',
      text: 'Each unit’s learned scale after normalizing; 1 at the start. PyTorch calls it weight.',
    },
    beta: {
      name: 'Beta (β)',
      text: 'Each unit’s learned shift after normalizing; 0 at the start. PyTorch calls it bias. It makes the bias of the Linear before it needless.',
    },
    runningStatistics: {
      name: 'Running mean and variance',
      text: 'What BN remembers of all batches for eval mode. They begin at 0 and 1 and move a little with each batch; no gradient touches them. Keras calls them moving mean and variance.',
    },
    batchNormMomentum: {
      name: 'BN momentum',
      text: 'How fast the running statistics follow. PyTorch: running = (1 − α) · running + α · batch, with α = 0.1. Keras means 1 − α, so PyTorch’s 0.1 is Keras’s 0.9. Not an optimizer’s momentum.',
    },
    trainMode: {
      name: 'Train mode',
      text: 'BN normalizes by the batch’s own statistics and updates the running ones. The answer for one example depends on the others.',
    },
    evalMode: {
      name: 'Eval mode',
      text: 'BN normalizes by the running statistics. The same example gets the same answer, whichever examples are beside it. In PyTorch: model.eval().',
    },
    batchMates: {
      name: 'Batch mates',
      text: 'The other examples of a batch. In train mode they have a say in each other’s results.',
    },
    recalibration: {
      name: 'Recalibration',
      text: 'Estimating the running statistics again by passing training data through the finished network, with the weights held fixed.',
    },
    layerNorm: {
      name: 'Layer normalization',
      text: 'Takes mean and variance over the units of one example instead of over a batch. No batch mates, no running statistics, no modes; usual in transformers.',
    },
    groupNorm: {
      name: 'Group normalization',
      text: 'Divides the units of a layer into equal groups and takes mean and variance over each group of one example. One group is LayerNorm; a group for each channel of a convolution is instance normalization. Small batches do it no harm.',
    },
    rmsNorm: {
      name: 'RMS normalization',
      text: 'Divides one example by the root mean square of its units. It subtracts no mean and has no beta, so it is cheaper than LayerNorm; usual in large language models.',
    },
    checkpoint: {
      name: 'Checkpoint',
      text: 'Everything of a run saved after an epoch: weights, running statistics, the optimizer’s state. A run resumes from it, and Inspect opens it.',
    },
    sweep: {
      name: 'Sweep',
      text: 'One setting (or two) taken through several values, a run for each.',
    },
  },
};
