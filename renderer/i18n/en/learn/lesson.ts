export const lesson = {
  short: 'Lesson',
  title: 'A lesson of 50 minutes',
  lead: 'An order that has a run in every part. Press F9 for big type; Shift+F9 brings hidden controls back for a moment.',
  print: 'Print',
  projectorOn: 'Projector mode',
  projectorOff: 'Leave projector mode',
  before: 'Before the lesson',
  before1:
    'Run the experiments of chapters 1, 2 and 7 once, so that their numbers are there if a machine is slow. A run takes seconds; a network of a new shape is compiled first.',
  before2:
    'If MNIST is not on the machine, the built-in digits are used and every number says so. The effects are the same, the numbers are not.',
  minutes: '{from}–{to} min',
  open: 'Open: {title}',
  openTrain: 'Open the Train screen',
  run: 'Run',
  ask: 'Ask',
  see: 'What to look for',
  promise: 'Once this has been run, what came of it in your newest run stands here.',
  seen: {
    first: {
      bn: 'After the first epoch the network with BN was ahead: *{bn}* of the validation digits right, against {plain}.',
      plain:
        'After the first epoch the network without BN was ahead: *{plain}* of the validation digits right, against {bn}.',
      alike: 'After the first epoch both networks got *{bn}* of the validation digits right.',
    },
    rises: {
      plain:
        'Without BN the validation loss was lowest after epoch *{epoch}* ({best}) and rose to {last}; with BN it did not rise.',
      bn: 'With BN the validation loss was lowest after epoch *{epoch}* ({best}) and rose to {last}; without BN it did not rise.',
      both: 'The validation loss rose again in both networks: without BN after epoch *{plainEpoch}*, to {plain}; with BN after epoch *{bnEpoch}*, to {bn}.',
      neither: 'In neither network did the validation loss rise again by more than 5%.',
    },
    rate: {
      helped:
        'Without BN, the smaller learning rate alone raised the accuracy from {before} to *{after}*.',
      useless:
        'Without BN, the smaller learning rate alone changed next to nothing: {before} before, *{after}* with it.',
      hurt: 'Without BN, the smaller learning rate alone lowered the accuracy from {before} to *{after}*.',
    },
  },
  part: {
    start: {
      title: 'Two networks, the same digits',
      run: 'On the Train screen, start the lab with ten epochs and let the curves run.',
      ask1: 'The two networks differ in one kind of layer. Which curve will be lower, and from when on?',
      ask2: 'Why do we draw four charts and not one?',
      see: 'Who is ahead after the first epoch, and whether a validation loss turns upward towards the end.',
    },
    gradients: {
      title: 'What comes back',
      run: 'Chapter 1, “Make them vanish”, start. Then move the layers’ slider to 10 and start again. Then “Make them explode”.',
      ask1: 'Each layer passes on 0.14 of the gradient. How much is left after five? (Compute it before you start.)',
      ask2: 'Why is the line of the network with BN nearly level?',
      see: 'Whether the line without BN falls by the factor that was computed, and how level the line with BN is.',
    },
    remedies: {
      title: 'Ways around it',
      run: 'Chapter 2: all rows. While they train, let the class bet on one each.',
      ask1: 'Which remedy does not change the gradient itself? Adam’s steps have about the same length whatever the gradient: what follows from that?',
      ask2: 'What do the remedies have in common that BN has not?',
      see: 'What the smaller learning rate alone changed, whether one remedy was enough, and which column depends less on the remedy.',
    },
    algorithm: {
      title: 'Four lines of arithmetic',
      run: 'Chapter 5: batch of 8, follow one image. Then a batch of 2.',
      ask1: 'Normalize 2, 4, 6 by hand. What are mean and variance afterwards?',
      ask2: 'With a batch of two, which numbers can come out of step 3?',
      see: 'Mean 0 and variance near 1 after step 3, whatever came in; with two images, numbers near +1 and −1.',
    },
    modes: {
      title: 'Alone or in company',
      run: 'Chapter 6: seven batch mates, then one, then “Only ones”.',
      ask1: 'The image is the same. Why does its answer move?',
      ask2: 'What would happen to a bank that forgets eval mode?',
      see: 'How far the dots spread in train mode, that they lie on one point in eval mode, and whether with one batch mate the answer itself changes.',
    },
    shift: {
      title: 'A good story, and the evidence',
      run: 'Chapter 3 with BN before, then after the activation. Then chapter 4, all five rates.',
      ask1: 'If internal covariate shift were the reason, what should we see with BN after the activation?',
      ask2: 'How would you test an explanation, rather than like it?',
      see: 'Whether the network whose inputs moved less was also the better one, and up to which learning rate each of them learned.',
    },
    close: {
      title: 'How sure are we?',
      run: 'Chapter 7: three seeds more (three epochs if time is short). To take home: chapter 8, with a model of one’s own.',
      ask1: 'After one seed: may we name a winner?',
      ask2: 'What would you change to make the difference disappear?',
      see: 'No winner from one seed. With several, an interval, and a verdict that says what it rests on.',
    },
  },
};
