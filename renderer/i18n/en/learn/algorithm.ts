export const algorithm = {
  short: 'Algorithm',
  title: 'The algorithm, step by step',
  lead: 'Four lines, for every unit by itself. Here they are, with the numbers of a real batch put in.',

  meanTitle: '1. Mean',
  mean1:
    'A [mini-batch](miniBatch) of _m_ images goes through the network. At one [unit](unit) each of them arrives as one number _x_. Take their mean:',
  varianceTitle: '2. Variance',
  variance1:
    'The mean squared distance from it. Divided by _m_, not by _m_ − 1: this is the [biased variance](biasedVariance) of the sample, the one that makes what follows come out at exactly 1.',
  normalizeTitle: '3. Normalize',
  normalize1:
    'Subtract the mean and divide by the standard deviation. The small [ε](epsilon) under the root keeps the division safe where all numbers are the same.',
  scaleTitle: '4. Scale and shift',
  scale1:
    'Mean 0 and variance 1 may not be what the network needs. So each unit gets two numbers it learns like weights: [γ](gamma), the new spread, and [β](beta), the new mean. With the right two it could even undo the normalization.',

  promise:
    'Train a model (a few seconds), and its own numbers will stand under each formula: the batch’s mean and variance, one image’s way through the four steps, and what came out.',
  before: 'The *{m}* numbers of this unit had mean *{mean}* and standard deviation *{deviation}*.',
  normalized: 'After step 3 they have mean *{mean}* and variance *{variance}*.',
  epsilonShows:
    'The variance ({variance}) is so small that ε ({epsilon}) makes a visible difference: without it, tiny differences would be blown up to full size.',
  pair: 'With a batch of two, one number always comes out near +1 and the other near −1, whatever the images are: so small a batch forgets how far apart they were.',
  scaled:
    'The network had learned γ = *{gamma}* and β = *{beta}*, so the result has mean *{mean}* and standard deviation *{deviation}*.',
  notFinite: 'Some of this unit’s numbers are not finite: this model has diverged. Train another.',

  backTitle: 'And back',
  back1:
    'Mean and variance depend on every image of the batch, so the gradient of one image flows through all the others as well. That is the real price of BN: within a batch, no image is alone. The chapter after this shows what follows.',

  trialTitle: 'One unit, one batch',
  trialText:
    'Validation images through the first BatchNorm of a trained network, in train mode. Choose one in the table to follow it.',
  batchSize: 'Images in the batch',
  another: 'Another batch',
  rowSpoken: '{name}: mean {mean}, standard deviation {deviation}',
  rowsNote:
    'x: as it comes in; x̂: normalized; y: scaled and shifted. Dashed: the mean; shaded: one standard deviation to each side.',
  plotPromise:
    'There is no small trained network yet. Start one, and its batches can be taken apart here.',
};
