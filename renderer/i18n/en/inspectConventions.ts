export const inspectConventions = {
  conventionsText: {
    batch:
      'The two libraries define momentum in opposite ways and put different variances into the running variance. This is the model in the terms of each:',
    features:
      'Without running statistics the two libraries mean the same; only their default epsilon differs. This is the model in the terms of each:',
  },
  libraryDefault: 'default {value}',
  convention: {
    module: 'Layer',
    momentum: 'Momentum',
    epsilon: 'Epsilon',
    update: 'How running statistics move',
    normalizing: 'Variance that normalizes, train mode',
    normalizingOwn: 'Variance that normalizes, both modes',
    running: 'Variance put into the running variance',
  },
  update: {
    pytorch: 'running = (1 − momentum) · running + momentum · batch',
    keras: 'moving = momentum · moving + (1 − momentum) · batch',
  },
  biased: 'biased, over m',
  meanSquare: 'mean square, without subtracting the mean',
  unbiased: 'unbiased, over m − 1',
  lastBatch:
    'Training drops an incomplete last batch. Losses and accuracies count every example. The lab’s notebook drops the last batch when it evaluates, too: with batches of {size} it leaves out {left} of {count} validation images. Its validation accuracy can differ from this one by at most {share}.',
  lastBatchFits:
    'Training drops an incomplete last batch. Losses and accuracies count every example. With batches of {size} the lab’s notebook uses all {count} validation images, too.',
  varianceRatio:
    'With batches of {size} and the same training, Keras’s moving variance is {ratio} times PyTorch’s running variance.',
};
