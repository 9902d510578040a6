export const reasons = {
  short: 'Reasons',
  title: 'Why it helps: a smoother loss',
  lead: 'If less shift is not the reason, what is? The best answer so far: batch normalization makes the loss a gentler place to walk in.',

  testTitle: 'A step trusts the slope',
  test1:
    'A gradient is a promise about the nearest surroundings: go this way, and the [loss](loss) falls. A step of size _η_ trusts that promise over its whole length. Where the [loss landscape](lossLandscape) is rough, the promise is broken after a short way, and a large step lands anywhere.',
  test2:
    'Santurkar and colleagues (2018) measured and proved that with BN the loss changes less along a step and its gradient changes less, too: the landscape is *smoother*. The promise holds longer.',

  smoothTitle: 'What that would mean',
  smooth1:
    'If so, a network with BN must tolerate larger [learning rates](learningRate). That can be tested without any mathematics: train both networks with ever larger rates, and see up to which one each of them still learns.',
  smooth2:
    'There is a second reason to expect it. With BN, scaling a layer’s weights does not change its output, so weights that grew by a step that was too large have smaller gradients afterwards: the step corrects itself.',

  promise:
    'Start the experiment: five learning rates, from cautious to reckless. Here you will read up to which rate each network learned.',
  range: {
    bn: 'With BN, the network learned with rates from *{from}* to *{to}*.',
    plain: 'Without BN, it learned with rates from *{from}* to *{to}*.',
  },
  none: {
    bn: 'With BN, the network learned with none of the rates.',
    plain: 'Without BN, it learned with none of the rates.',
  },
  wider:
    'So BN tolerated a rate *{factor} times larger*. That is what a smoother loss predicts; it does not yet prove that smoothness is the only reason.',
  narrower:
    'Against expectation, the network *without* BN tolerated a rate *{factor} times larger*. One seed can do that, and so can the optimizer: try another.',
  same: 'Both tolerated the same largest rate of those tried. Take more layers, or plain SGD: the difference shows where it is hard.',
  neither: 'Neither network learned with any of these rates in so few steps.',
  diverged:
    'In {plain} of the runs the loss of the network without BN stopped being a number; with BN in {bn}.',

  openTitle: 'What is still open',
  open1:
    'Smoothness is shown for some networks and losses. Others point to BN’s noise, which regularizes, or to its freedom from the weights’ scale. A good working rule: BN lets one train deeper and faster; *why* is still being studied.',

  trialTitle: 'Five learning rates',
  trialText: 'The lab’s networks on 6,400 digits, two epochs for each rate. One run for each rate.',
};
