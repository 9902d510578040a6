export const remedies = {
  short: 'Remedies',
  title: 'The indirect remedies',
  lead: 'Before batch normalization, people changed what surrounds the layers: the activation, the first weights, the size of the step.',

  whereTitle: 'Where one can intervene',
  where1:
    'The factor of a layer is slope × _√n_ × _σ_ (the slope of a ReLU counts as _1/√2_, as in chapter 1). One can choose an [activation](activation) with another slope, or an [initialization](initialization) with another _σ_. And if gradients are too large, one can at least take smaller steps.',

  threeTitle: 'Three remedies',
  activation1:
    '*Another activation.* A [ReLU](relu) has slope 1 for every positive input, so it does not shrink what passes. Its price: where the input is negative the slope is 0, and a unit that is negative for all inputs is [dead](deadUnit).',
  initialization1:
    '*Careful first weights.* Xavier’s choice, _σ_ = _1/√n_, keeps the signal’s size if the slope is about 1 (tanh); He’s, _√2/√n_, makes up for the half a ReLU cuts off. Neither holds once training has moved the weights.',
  learningRate1:
    '*A small learning rate.* It keeps large gradients from doing harm, and training takes longer. It does not make a gradient larger: what vanishes still vanishes. The numbers below show what it does to the accuracy.',
  adam1:
    '*Why Adam’s steps are alike.* [Adam](adam) keeps two running means for each weight: _m_ of its gradients and _v_ of their squares. Its step is _η · m/√v_. If all gradients of a weight become a thousand times smaller, _m_ and _√v_ both become a thousand times smaller, and the step stays what it was: at most about _η_.',
  adam2:
    'So with Adam a vanishing gradient does not stop a weight: its steps are as long as all others. What suffers is their direction, as tiny gradients of changing sign average out in _m_ but not in _v_. And as _η_ alone sets the length, a smaller learning rate shortens the steps of all layers alike.',

  promise:
    'Start the experiment: the same sick network is trained as it is, with each remedy alone, and with all of them. Here you will read which of them helped, and what BN did without any.',
  base: {
    stuck:
      'As it is, the network without BN came to *{plain}*, no more than guessing (10%): it is stuck.',
    hardly:
      'As it is, the network without BN came to *{plain}*: more than guessing (10%), but it has hardly begun to learn.',
    behind:
      'As it is, the network without BN came to *{plain}*, far behind the one with BN: there is something to cure.',
    fine: 'As it is, the network without BN already came to *{plain}*: there is little to cure. Take more layers to see the remedies work.',
  },
  noneTried: 'No remedy has been tried on it yet.',
  helped: 'It helped: *{list}*.',
  useless: 'It changed the accuracy by one point at most: *{list}*.',
  hurt: 'It made things worse: *{list}*.',
  bnAbove:
    'Batch normalization alone, with no remedy, came to *{bn}*; the best without BN came to {best}. That is one seed each, a hint and not a verdict.',
  bnBelow:
    'Batch normalization alone came to *{bn}*; without BN the best came to *{best}*, which is more: good remedies can do without it, at least at this depth. One seed each, a hint and not a verdict.',
  bnAlike:
    'Batch normalization alone came to *{bn}*, about as far as the best without it ({best}).',

  directTitle: 'The direct remedy',
  direct1:
    'All three set a good start and hope that it stays so. Batch normalization measures what goes into each activation and corrects it, at every step of the training.',
  direct2:
    'Compare the column “With BN” with the other: which of the two depends more on the remedy that was added?',

  trialTitle: 'One sick network, treated in turn',
  trialText:
    'Sigmoid layers of 32 units with weights of standard deviation 0.1: the case of chapter 1. Each way is one run of both networks.',
  tried: 'What was changed',
  row: {
    none: 'Nothing: as it is',
    activation: 'Activation: {value}',
    initialization: 'Initialization: {value}',
    learningRate: 'Learning rate: {value}',
    all: 'All remedies together',
  },
  rowsNote: 'Validation accuracy after the last epoch. Dashed line: guessing, 10%.',
};
