import { algorithm } from './algorithm.ts';
import { glossary } from './glossary.ts';
import { gradients } from './gradients.ts';
import { lab } from './lab.ts';
import { lesson } from './lesson.ts';
import { modes } from './modes.ts';
import { ownModel } from './ownModel.ts';
import { reasons } from './reasons.ts';
import { remedies } from './remedies.ts';
import { shift } from './shift.ts';

/** The Learn screen: what its chapters share, and each of them. */
export const learn = {
  navigation: 'Chapters',
  chapterOf: 'Chapter {number} of {all}',
  next: 'Next: {title}',
  runName: 'Learn {number}, {title}: {setUp}',

  yourNumbers: 'In your run',
  notMeasured: 'Not measured yet',
  setUp: 'Hidden layers: {layers}. Activation: {activation}. Digits: {examples}. Epochs: {epochs}.',
  otherSettings:
    'These numbers belong to the run named beside them, not to the settings you have chosen now. Press Start to measure those.',

  start: 'Start | Start {count} runs',
  again: 'Again, with another seed | Again, with {count} other seeds',
  queue: 'Add to queue | Add {count} runs to the queue',
  underWay: 'Under way',
  resume: 'Resume',
  stop: 'Stop',
  preparing: 'Preparing the networks…',
  training: 'Training…',
  trainingMany: 'Training: {done} of {all} done',
  paused: 'Paused',
  held: 'The queue is paused. Resume it on the Train screen.',
  waitsForPaused: 'Waits for a paused run. Resume or stop that one on the Train screen.',
  waits:
    'Waits for one other run, then starts by itself | Waits for {count} other runs, then starts by itself',
  finished: 'Trained in {time}',

  isSaved: 'is saved like every run | are saved like every run',
  isKept:
    'is kept, with what it showed in its notes | are kept, with what they showed in their notes',
  keep: 'Keep with these findings',
  kept: 'Kept',
  discard: 'Move to trash',
  runsShown: 'One run | {count} runs',
  inspect: 'Inspect',
  compare: 'Compare',
  all: 'All runs of this chapter',

  notRecorded: 'The layers of this run were not recorded.',
  toSettings: 'Turn recording on in the settings',
  moment: 'Moment',
  beforeFirst: 'before the first step',
  afterSteps: 'after step {step}',
  accuracies: 'Accuracy of both networks over the validation images',
  diverged: 'diverged',

  learned: {
    both: 'In the end the network with BN got *{bn}* of the validation digits right, the one without *{plain}*. Guessing gives 10%.',
    bnOnly: {
      guessing:
        'In the end the network with BN got *{bn}* of the validation digits right. The one without got *{plain}*, no more than guessing (10%).',
      little:
        'In the end the network with BN got *{bn}* of the validation digits right. The one without got *{plain}*: more than guessing (10%), but it has hardly begun to learn.',
    },
    plainOnly: {
      guessing:
        'A surprise: the network *without* BN learned (*{plain}*). The one with BN got *{bn}*, no more than guessing. Look at its curves before you generalize from this run.',
      little:
        'A surprise: the network *without* BN learned (*{plain}*). The one with BN got *{bn}*, more than guessing but not much. Look at its curves before you generalize from this run.',
    },
    neither: {
      guessing:
        'Neither network learned anything: *{bn}* with BN, *{plain}* without; guessing gives 10%. These settings are too hard for both.',
      little:
        'Neither network learned much: *{bn}* with BN, *{plain}* without; guessing gives 10%. Train longer, or take easier settings.',
    },
    plainDiverged:
      'Without BN the loss stopped being a number at step *{step}*, and the accuracy ended at *{plain}*. With BN it ended at *{bn}*.',
  },

  formulas: {
    backwards:
      'The gradient of the loss by the first layer’s output is the gradient by the last one’s, times the product over all layers k from 2 to n of the derivative of layer k by layer k minus 1.',
    factor:
      'The size of one factor is about the slope of the activation, times the square root of the number of units, times the standard deviation of the weights.',
    step: 'A weight becomes itself minus the learning rate eta times the gradient of the loss by it.',
    mean: 'The mean of the batch is one over m times the sum of all x i.',
    variance:
      'The variance of the batch is one over m times the sum of the squared distances of all x i from the mean.',
    normalize:
      'x hat i is x i minus the mean, divided by the square root of the variance plus epsilon.',
    scale: 'y i is gamma times x hat i plus beta.',
    running:
      'The running mean becomes one minus alpha times itself plus alpha times the mean of the batch.',
    initialShare: 'The share left is one minus alpha, to the power of n.',
    evaluate:
      'y is gamma times x minus the running mean, divided by the square root of the running variance plus epsilon, plus beta.',
  },

  gradients,
  remedies,
  shift,
  reasons,
  algorithm,
  modes,
  lab,
  ownModel,
  lesson,
  glossary,
};
