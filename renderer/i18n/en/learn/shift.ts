export const shift = {
  short: 'Shift',
  title: 'Covariate shift, outside and inside',
  lead: 'Batch normalization was invented against a shift inside the network. The shift is real. Whether it is the illness is another question.',

  dataTitle: 'When the data change',
  data1:
    '[Covariate shift](covariateShift): a model gets inputs whose distribution differs from the inputs it learned from. Digits photographed in worse light are still the same digits, but the model has never seen such a gray.',
  data2:
    'One can try it on the Inspect screen: open a run, make the images brighter or rotate them, and watch both networks fail.',

  insideTitle: 'When the layers before change',
  inside1:
    'Every layer has inputs of its own: the outputs of the layers before it. While those learn, their outputs drift, and the layer has to learn from a distribution that keeps moving. Ioffe and Szegedy (2015) named this [internal covariate shift](ics) and wanted to stop it by fixing mean and variance.',
  inside2:
    'The plots beside show it: the spread of the inputs of each activation during training. We measure how far the distribution moved from the first to the last moment, in half-widths of the first (mean over five quantiles).',

  promise:
    'Start the experiment: here you will read how far the inputs of the activations moved in each network, and whether the one that moved less also learned more.',
  moved: {
    bnLess:
      'Without BN the inputs of the activations moved by *{plain}* half-widths, with BN by *{bn}*: {ratio} times less.',
    bnMore:
      'Without BN the inputs of the activations moved by *{plain}* half-widths; with BN they moved *more*, by *{bn}*.',
    alike:
      'The inputs of the activations moved about as far in both networks: *{plain}* half-widths without BN, *{bn}* with.',
  },
  unknown:
    'How far the inputs moved cannot be said: some of them stopped being numbers, or had no spread to begin with.',
  together:
    'It was also the more accurate one (*{bn}* against {plain}). That fits the first explanation, but one follows the other in many ways. Put BN after the activation, and see whether they still go together.',
  apart:
    'Yet the network with BN was the more accurate one (*{bn}* against {plain}). So a smaller shift cannot be what made it better here.',
  notBetter: 'And the network with BN was not the more accurate one here ({bn} against *{plain}*).',
  placed: {
    before:
      'In this run BN stood right before the activation and so held its inputs. Placed *after* it, nothing holds them: try it.',
    after:
      'In this run BN stood *after* the activation: what comes in is an ordinary sum of weights that nothing holds.',
  },

  againstTitle: 'The counter-evidence',
  against1:
    'Santurkar, Tsipras, Ilyas and Mądry (2018) put the explanation to the test. Behind every BN layer they added noise whose mean and variance changed at each step: more internal shift than a network without BN has. It still trained about as well as with BN alone, and clearly better than without.',
  against2:
    'They also measured the shift itself, as the change of a layer’s gradient when the layers before it move. BN hardly reduced it.',
  against3:
    'So the shift is real, and BN changes it, but it does not decide how well a network learns. What does, according to them, is in the next chapter.',

  trialTitle: 'What comes into each activation',
  trialText: 'Line: the median; bands: 70% and 90% of all values.',
  place: { before: 'Before', after: 'After' },
  plotPromise:
    'Here the distribution of every activation’s inputs will be drawn, for both networks, over the course of the training.',
};
