/** What the doctor says of a model: what a finding means, and what to do. */
export const findingMessages = {
  notFiniteMeaning: {
    en: 'In {count} of {all} channels there is NaN, infinity or a negative variance, so every output behind them is NaN.',
    ko: '채널 {all}개 중 {count}개에 NaN, 무한대 또는 음의 분산이 있어 그 뒤의 출력이 모두 NaN이 됩니다.',
  },
  notFiniteAdvice: {
    en: 'Go back to an earlier checkpoint, and look for a batch with NaN in its input or a loss that overflowed.',
    ko: '이전 체크포인트로 돌아가고, 입력에 NaN이 있는 배치나 넘쳐 버린 손실을 찾으세요.',
  },
  neverTrainedMeaning: {
    en: 'The running statistics are still the initial 0 and 1, so eval mode does not normalize at all.',
    ko: '이동 통계가 초깃값 0과 1 그대로여서 평가 모드에서는 정규화가 전혀 일어나지 않습니다.',
  },
  neverTrainedAdvice: {
    en: 'Run some batches in train mode before saving, or check that the right file was loaded.',
    ko: '저장하기 전에 학습 모드로 배치를 몇 번 통과시키거나, 맞는 파일을 불러왔는지 확인하세요.',
  },
  counterLostMeaning: {
    en: 'No batch is counted, yet the running statistics are not the initial ones: they come from another framework, or the counter was lost.',
    ko: '센 배치가 0개인데 이동 통계는 초깃값이 아닙니다. 다른 프레임워크에서 옮겨 왔거나 배치 수가 사라진 것입니다.',
  },
  counterLostAdvice: {
    en: 'Eval mode is right as it is; before training on with momentum None, set num_batches_tracked, or the first batch replaces the statistics.',
    ko: '평가 모드에는 문제가 없습니다. 모멘텀 None으로 더 학습한다면 첫 배치가 통계를 덮어쓰지 않도록 num_batches_tracked를 먼저 채우세요.',
  },
  tooFewStepsMeaning: {
    en: 'After {count} batches at momentum {momentum}, {share} of the initial 0 and 1 is still in the running statistics.',
    ko: '모멘텀 {momentum}으로 배치 {count}개만 지나서 이동 통계에 초깃값 0과 1이 아직 {share} 남아 있습니다.',
  },
  tooFewStepsAdvice: {
    en: 'Train longer, or re-estimate the statistics over many batches before using eval mode.',
    ko: '더 오래 학습하거나, 평가 모드를 쓰기 전에 많은 배치로 이동 통계를 다시 구하세요.',
  },
  momentumReversedMeaning: {
    en: 'Momentum {momentum} in PyTorch’s words ({keras} in Keras’s) makes the running statistics those of the last few batches.',
    ko: 'PyTorch 기준 모멘텀 {momentum}(Keras 기준 {keras})이면 이동 통계가 마지막 배치 몇 개만 반영합니다.',
  },
  momentumReversedAdvice: {
    en: 'PyTorch counts the share of the new batch, Keras and ONNX the share that is kept: use 1 minus the value.',
    ko: 'PyTorch는 새 배치의 비중을, Keras와 ONNX는 남기는 비중을 적으므로 1에서 뺀 값을 쓰세요.',
  },
  epsilonMattersMeaning: {
    en: 'In {count} of {all} channels an epsilon of 1e-3 instead of 1e-5 changes the output by up to {change}.',
    ko: '채널 {all}개 중 {count}개에서 엡실론을 1e-5 대신 1e-3으로 쓰면 출력이 최대 {change} 달라집니다.',
  },
  epsilonMattersAdvice: {
    en: 'Carry epsilon along when the weights move to another framework.',
    ko: '가중치를 다른 프레임워크로 옮길 때 엡실론도 함께 옮기세요.',
  },
  epsilonsDifferMeaning: {
    en: 'The layers of this model have different epsilons: {values}.',
    ko: '이 모델의 층마다 엡실론이 다릅니다: {values}.',
  },
  epsilonsDifferAdvice: {
    en: 'Check that parts from another framework were meant to keep their own epsilon.',
    ko: '다른 프레임워크에서 온 부분이 자기 엡실론을 쓰는 것이 맞는지 확인하세요.',
  },
  deadChannelMeaning: {
    en: 'In {count} of {all} channels gamma is next to 0, so the output is beta whatever the input is.',
    ko: '채널 {all}개 중 {count}개에서 gamma가 거의 0이어서 입력이 무엇이든 출력이 beta입니다.',
  },
  deadChannelAdvice: {
    en: 'These channels can be pruned; if they were not meant to die, use less weight decay on gamma.',
    ko: '이 채널들은 제거해도 됩니다. 의도한 것이 아니라면 gamma의 가중치 감쇠를 줄이세요.',
  },
  silentInputMeaning: {
    en: 'In {count} of {all} channels the variance is below epsilon ({epsilon}), so epsilon and not the data sets the scale.',
    ko: '채널 {all}개 중 {count}개에서 분산이 엡실론({epsilon})보다 작아 데이터가 아니라 엡실론이 배율을 정합니다.',
  },
  silentInputAdvice: {
    en: 'Look at what feeds these channels: most often dead ReLUs or inputs that never change.',
    ko: '이 채널에 들어오는 값을 살펴보세요. 죽은 ReLU이거나 변하지 않는 입력인 경우가 많습니다.',
  },
  explodingScaleMeaning: {
    en: 'In {count} of {all} channels the scale is up to {ratio} times the layer’s median.',
    ko: '채널 {all}개 중 {count}개의 배율이 층의 중앙값보다 최대 {ratio}배 큽니다.',
  },
  explodingScaleAdvice: {
    en: 'Expect folding and int8 to lose precision here; quantize per channel, or re-estimate the statistics.',
    ko: '접기와 int8 양자화에서 정밀도를 잃기 쉽습니다. 채널별로 양자화하거나 통계를 다시 구하세요.',
  },
  halfPrecisionStored: {
    en: 'The running statistics are stored as {dtype}, so small changes of the mean and variance are rounded away.',
    ko: '이동 통계가 {dtype}으로 저장되어 평균과 분산의 작은 변화가 반올림으로 사라집니다.',
  },
  halfPrecisionBeyond: {
    en: 'In {count} of {all} channels the mean or variance lies where half precision has no numbers.',
    ko: '채널 {all}개 중 {count}개의 평균이나 분산이 반정밀도로 나타낼 수 없는 범위에 있습니다.',
  },
  halfPrecisionAdvice: {
    en: 'Keep normalization layers in float32, also where the rest of the model is in half precision.',
    ko: '모델의 나머지가 반정밀도여도 정규화 층은 float32로 두세요.',
  },
  noStatisticsMeaning: {
    en: 'This BatchNorm keeps no running statistics, so it normalizes by the batch in eval mode as well.',
    ko: '이동 통계를 두지 않는 BatchNorm이어서 평가 모드에서도 배치의 통계로 정규화합니다.',
  },
  noStatisticsAdvice: {
    en: 'Predictions depend on the batch: set track_running_stats to true unless that is meant.',
    ko: '예측이 배치에 따라 달라집니다. 의도한 것이 아니라면 track_running_stats를 켜세요.',
  },
  trainingModeExportedMeaning: {
    en: 'The node has training_mode 1, so it normalizes by the batch wherever the model runs.',
    ko: '노드의 training_mode가 1이어서 모델을 어디서 실행하든 배치의 통계로 정규화합니다.',
  },
  trainingModeExportedAdvice: {
    en: 'Call eval() before exporting, or set training_mode to 0.',
    ko: '내보내기 전에 eval()을 부르거나 training_mode를 0으로 바꾸세요.',
  },
  foldedMeaning: {
    en: 'There are {count} convolutions and no normalization node: if the model had BatchNorm, the exporter folded it into the weights.',
    ko: '합성곱이 {count}개인데 정규화 노드가 없습니다. 모델에 BatchNorm이 있었다면 내보낼 때 가중치에 접혔습니다.',
  },
  foldedAdvice: {
    en: 'To keep the nodes, export from PyTorch with training=TrainingMode.PRESERVE and do_constant_folding=False.',
    ko: '노드를 남기려면 PyTorch에서 training=TrainingMode.PRESERVE와 do_constant_folding=False로 내보내세요.',
  },
  foldedGraphAdvice: {
    en: 'To keep the layers, convert the Keras model with --output_format=tfjs_layers_model.',
    ko: '층을 남기려면 Keras 모델을 --output_format=tfjs_layers_model로 변환하세요.',
  },
  countersDifferMeaning: {
    en: 'The layers went through different numbers of batches: {values}.',
    ko: '층마다 지나간 배치의 수가 다릅니다: {values}.',
  },
  countersDifferAdvice: {
    en: 'A part of the model was frozen or skipped for a time; check that this was meant.',
    ko: '모델의 일부가 한동안 고정되었거나 건너뛰어졌습니다. 의도한 것인지 확인하세요.',
  },
} as const;
