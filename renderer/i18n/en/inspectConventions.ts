export const inspectConventions = {
  conventionsText: {
    batch:
      'The two libraries mean opposite things by momentum, and feed the running variance differently. This model in the words of each:',
    features:
      'Without running statistics the two libraries mean the same; only their default epsilon differs. This model in the words of each:',
  },
  libraryDefault: 'default {value}',
  convention: {
    module: 'Layer',
    momentum: 'Momentum',
    epsilon: 'Epsilon',
    update: 'How running statistics move',
    normalizing: 'Variance that normalizes, train mode',
    normalizingOwn: 'Variance that normalizes, both modes',
    running: 'Variance that feeds the running one',
  },
  update: {
    pytorch: 'running = (1 − momentum) · running + momentum · batch',
    keras: 'moving = momentum · moving + (1 − momentum) · batch',
  },
  biased: 'biased, over m',
  unbiased: 'unbiased, over m − 1',
  lastBatch:
    'Training drops an incomplete last batch. Losses and accuracies count every example. The lab’s notebook drops the last batch there, too: with batches of {size} it leaves out {left} of {count} validation images. Its validation accuracy can differ from this one by at most {share}.',
  lastBatchFits:
    'Training drops an incomplete last batch. Losses and accuracies count every example; with batches of {size} the lab’s notebook leaves none of {count} validation images out either.',
  varianceRatio:
    'With batches of {size}, trained alike, Keras’s moving variance comes to {ratio} of PyTorch’s running variance.',
};
