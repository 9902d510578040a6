export const modes = {
  short: 'Modes',
  title: 'Train mode and eval mode',
  lead: 'While training, an image is judged in the company of its batch. Later it has to be judged alone.',

  trainTitle: 'Train mode: by the batch',
  train1:
    'In [train mode](trainMode) each batch is normalized by its own mean and variance. So the answer for one image depends on its [batch mates](batchMates): with others beside it, the same image gets other numbers.',
  train2:
    'While training this does no harm; the little noise even helps against [overfitting](overfitting). But a program that reads a check must not read another amount because of the check before it.',

  evalTitle: 'Eval mode: by what was remembered',
  eval1:
    'In [eval mode](evalMode) fixed numbers take the batch’s place: the [running mean and variance](runningStatistics), collected during training. Then a BatchNorm is nothing but a fixed line for each unit, and an image’s answer depends on that image alone.',

  promise:
    'Train a model (a few seconds): one image is put into 24 different batches. Here you will read how far its logits moved in each mode, and whether the answer changed.',
  trainMoves:
    'In train mode a [logit](logit) of this image moved by up to *{spread}* over {rounds} batches, though the image stayed the same.',
  trainStill:
    'In train mode this image’s logits hardly moved over {rounds} batches. Take fewer batch mates, or only one digit.',
  flips:
    'Its batch mates even changed the answer: it was read as *{list}*, {count} different digits.',
  noFlip:
    'The answer was the same in all of them, a *{digit}*. Take fewer batch mates, or another image, and it may not be.',
  evalStill: 'In eval mode nothing moved: the largest difference is *{spread}*.',
  evalMoves:
    'In eval mode its logits still moved by {spread}, which should not happen. Check where these running statistics came from.',
  notFinite: 'The logits of this model are not finite: it has diverged. Train another.',

  runningTitle: 'How the running statistics come about',
  running1:
    'After each batch they move a little towards the batch’s own. How much is the [BN momentum](batchNormMomentum) _α_ (0.1 in PyTorch; Keras writes 0.9 for the same thing):',
  running2:
    'With a large momentum they depend on the last few batches only and fluctuate; with a tiny one they still contain the 0 and 1 they began with.',
  momentumPromise:
    'Here you will read how accurate the same weights would be with running statistics of other momenta, worked out from the batches your run recorded.',
  momentumLow:
    'The same weights, with momentum *{worst}*: only *{worstAccuracy}*; with {best}: {bestAccuracy}. After {batches} batches, the slow ones had not yet forgotten where they began.',
  momentumHigh:
    'The same weights, with momentum *{worst}*: *{worstAccuracy}*; with {best}: {bestAccuracy}. The fast one depends on the last batches only.',
  momentumSame:
    'With any of the momenta the accuracy would be about the same: from {worstAccuracy} ({worst}) to {bestAccuracy} ({best}). After {batches} batches all had time enough.',
  momentaCaption: 'Accuracy in eval mode if the run’s momentum had been another one',
  validAccuracy: 'Validation accuracy',

  othersTitle: 'Without the batch',
  others1:
    'The smaller the batch, the more its mean and variance are left to chance, and the further the two modes lie apart. Other normalizations take nothing from the batch: [LayerNorm](layerNorm) takes mean and variance over the units of each image, [GroupNorm](groupNorm) over each group of them, and [RMSNorm](rmsNorm) divides by a root mean square. For them the batch size is of no matter, and both modes are the same. Sweep the normalization and the batch size to compare them.',

  trapTitle: 'The trap',
  trap1:
    'If you forget to switch to eval mode, the model works in large mixed batches and fails on a single image. Try it: one batch mate, only ones.',

  trialTitle: 'One image among others',
  trialText:
    'The dots are this image’s ten logits in 24 batches. In eval mode they lie on top of each other.',
  image: 'Image',
  others: 'Batch mates',
  who: 'Who they are',
  order: { shuffled: 'Any', digit: 'Only ones', sorted: 'By digit' },
  plotPromise:
    'There is no small trained network yet. Start one, and an image can be put among others here.',
};
