export const gradients = {
  short: 'Gradients',
  title: 'Gradients that vanish or explode',
  lead: 'A deep network learns from what comes back through its layers. On the way, that signal can fade to nothing or blow up.',

  backTitle: 'Learning runs backwards',
  back1:
    'A network turns its input into an output layer by layer, each a [Linear](linear) and an activation; the [loss](loss) says how wrong the output is. To improve a weight one has to know its [gradient](gradient): by how much the loss changes if the weight moves a little.',
  back2:
    '[Backpropagation](backpropagation) computes all gradients from the last layer to the first. Each layer multiplies what it receives by its own derivative and passes it on, so the first layer gets a *product* with one factor for each layer behind it:',

  factorTitle: 'A product of many factors',
  factor1:
    'How large is one factor? With fresh weights of standard deviation _σ_ and _n_ units in a layer it is roughly the slope of the [activation](activation), times the root of _n_, times _σ_. A [ReLU](relu) has slope 1 for the half of its inputs that is positive and 0 for the others, so its slope counts as _1/√2_ here, the root of the mean square:',
  factor2:
    'A [sigmoid](sigmoid) is never steeper than 0.25. If the factor is 0.14, five layers leave 0.14⁵, a twenty-thousandth: the gradient *vanishes*, and the first layers stay what chance made them. If it is 2 or 3, it *explodes*: one step throws the weights far off.',
  forecast: {
    shrinks:
      'For the settings beside, the formula expects a factor of about *{factor}*. Over {layers} layers the gradient should become about *{total} times smaller*.',
    grows:
      'For the settings beside, the formula expects a factor of about *{factor}*. Over {layers} layers the gradient should become about *{total} times larger*.',
    keeps:
      'For the settings beside, the formula expects a factor of about *{factor}*: over {layers} layers the gradient should keep its size.',
    none: 'The formula needs hidden layers of one width, and two of them at least; for the settings beside it says nothing.',
  },

  promise:
    'Start the experiment: before the first step, the gradient of each layer’s weights is measured in both networks. Here you will read how many times smaller the first layer’s is than the last’s, and which network learned.',
  plain: {
    vanishing:
      'Without BN, the first layer’s gradient was *{ratio} times smaller* than the last layer’s before the first step ({first} against {last}): it vanished.',
    exploding:
      'Without BN, gradients as large as *{largest}* came back before the first step: they exploded.',
    overflow:
      'Without BN, the gradients were too large to be numbers: they exploded beyond what a computer can hold.',
    silent: 'Without BN, every gradient was exactly 0: nothing came back at all.',
    steady:
      'Without BN, the gradients kept their size: {first} at the first layer, {last} at the last.',
  },
  bn: {
    vanishing:
      'With BN, the first layer’s was *{ratio} times smaller* as well ({first} against {last}).',
    exploding: 'With BN, they were large too: up to *{largest}*.',
    overflow: 'With BN, they were too large to be numbers as well.',
    silent: 'With BN, every gradient was exactly 0 too.',
    steady:
      'With BN, it was {first} at the first layer and {last} at the last: *{ratio}* times apart, and nowhere above {largest}.',
  },
  noTrouble:
    'So there was nothing to cure here. Take more layers, a sigmoid or other weights, and the gradients will change.',
  bnToo:
    'So BN did not cure everything in this run: it normalizes what goes forward, and only thereby steadies what comes back.',
  despiteAdam:
    'Yet the network without BN learned. Adam divides each weight’s step by the usual size of its gradient, so even a tiny gradient moves its weight, as long as it points the right way. Try more layers.',
  despite:
    'Yet the network without BN learned: a bad start is not always the end. Look at the gradients after some steps.',

  directTitle: 'What batch normalization changes',
  direct1:
    'Batch normalization brings what goes into every activation to mean 0 and variance 1, whatever the weights are. If the weights double, it divides by two. So the factor of a layer no longer depends on the weights’ scale, and it stays near the activation’s steep part.',
  direct2: 'The next chapter first tries the other ways out, which leave the layers as they are.',

  trialTitle: 'The gradient of every layer',
  trialText:
    'Two networks with the same weights and the same batches, one with BN after each hidden layer’s sum, one without.',
  setVanishing: 'Make them vanish',
  setExploding: 'Make them explode',
  plotTitle: 'Size (norm) of the gradient of each layer’s weights',
  plotAxis: 'Layer, first to last. Faint: before the first step.',
  plotMissing: '{network}: layers without a point have a gradient of 0, or none that is a number.',
  plotPromise:
    'Here the gradient of each layer will be drawn, for both networks, while they are trained.',
};
