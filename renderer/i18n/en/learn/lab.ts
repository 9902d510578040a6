export const lab = {
  short: 'The lab',
  title: 'The lab’s result, and how sure it is',
  lead: 'Two networks, the same digits, the same batches, ten epochs. Which one is better, and may one say so?',

  whatTitle: 'What is compared',
  what1:
    'Both networks have two hidden layers of 32 units and ReLU; one has a BatchNorm before each ReLU. They start from the same weights and see the same batches of 32, with Adam and a [learning rate](learningRate) of 0.01.',
  what2:
    'After each [epoch](epoch) both are evaluated in eval mode, over the digits they learned from and over the [validation](validation) ones they have never seen.',

  resultTitle: 'What comes out',
  result1:
    'The course’s own run on MNIST ended with a validation loss of 0.0912 with BN and 0.2100 without, and an accuracy of 0.97 and 0.95 (from its notes; one run).',
  promise:
    'Start the lab, or run it anywhere in the workbench: here you will read what came out in your runs, with a verdict once there are several seeds.',
  seeds:
    'Of these settings there is *one run* of yours. | Of these settings there are *{count} runs* of yours.',
  verdict: { loss: '{sentence}', accuracy: '{sentence}' },
  overfits: {
    plain:
      'In the newest, the validation loss without BN was lowest after epoch *{epoch}* ({best}) and rose to {last} after that, as it does when a network learns the training digits by heart.',
    neither:
      'In the newest, the validation loss of neither network rose by more than 5% after its best epoch.',
    bn: 'In the newest, the validation loss with BN was lowest after epoch *{epoch}* ({best}) and rose to {last} after that: BN does not keep a network from overfitting.',
  },

  seedTitle: 'One run is one throw of the dice',
  seed1:
    'The [seed](seed) decides the first weights and the order of the batches. Another seed, another result, and no setting was changed. Two runs can differ by more than the effect to be shown.',
  seed2:
    'So repeat it. With several seeds there is a mean and an interval, and a verdict that may be “undecided”. The workbench names no winner from one seed.',

  trialTitle: 'The lab',
  trialText:
    'All 60,000 digits, or as many as your data set has. An epoch takes about half a second.',
  more: 'Seeds to run now',
  seed: 'seed {seed}',
  plotPromise:
    'Here the lab’s curves over the validation digits will be drawn while it is trained.',
};
