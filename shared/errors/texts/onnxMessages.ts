/** What keeps an ONNX model from being run, recalibrated or folded. Reasons are the middle of a sentence. */
export const onnxMessages = {
  onnxOpsetOld: {
    en: 'its operators are of version {opset}, and both modes need {first} or later',
    ko: '연산자 버전이 {opset}인데 두 모드에는 {first} 이상이 필요합니다',
  },
  onnxNoBatchNorm: {
    en: 'it has no BatchNormalization node; exports usually fold them away, PyTorch keeps them with training=TrainingMode.PRESERVE and do_constant_folding=False',
    ko: 'BatchNormalization 노드가 없습니다. 내보낼 때 보통 접혀 사라집니다. PyTorch에서는 training=TrainingMode.PRESERVE, do_constant_folding=False로 남길 수 있습니다',
  },
  onnxNoBatchNormUsable: {
    en: 'none of its BatchNormalization nodes can be run in both modes: {path} {reason}',
    ko: '두 모드로 실행할 수 있는 BatchNormalization 노드가 없습니다. {path}: {reason}',
  },
  onnxTooLarge: {
    en: 'with the files beside it, it takes {size} bytes, more than the {largest} that can be run',
    ko: '곁에 있는 파일까지 {size}바이트로, 실행할 수 있는 {largest}바이트를 넘습니다',
  },
  onnxNestedDeep: {
    en: 'its graphs lie inside each other more than {most} deep',
    ko: '그래프가 {most}단계보다 깊게 겹쳐 있습니다',
  },
  onnxNormInside: {
    en: 'is inside a branch, a loop or a function',
    ko: '분기, 반복 또는 함수 안에 있습니다',
  },
  onnxNormInputs: {
    en: 'does not have five inputs and an output',
    ko: '입력 다섯 개와 출력이 갖춰져 있지 않습니다',
  },
  onnxNormOutputs: {
    en: 'gives its running statistics to other nodes',
    ko: '이동 통계를 다른 노드에 넘깁니다',
  },
  onnxFoldShared: {
    en: 'normalizes what other nodes use, too',
    ko: '다른 노드도 쓰는 값을 정규화합니다',
  },
  onnxFoldComputed: {
    en: 'has arrays, or stands behind a node with arrays, that other nodes compute',
    ko: '자신이나 앞 노드의 배열을 다른 노드가 계산합니다',
  },
  onnxFoldBehind: {
    en: 'does not stand right behind a Conv, ConvTranspose or Gemm',
    ko: 'Conv, ConvTranspose, Gemm 바로 뒤에 있지 않습니다',
  },
  onnxFoldShapes: {
    en: 'and the node before it have arrays of shapes that do not go together',
    ko: '앞 노드와 배열의 모양이 맞지 않습니다',
  },
  onnxNothingFolded: {
    en: 'No BatchNormalization can be folded: {path} {reason}.',
    ko: '접을 수 있는 BatchNormalization이 없습니다. {path}: {reason}.',
  },
  onnxRuntimeMissing: {
    en: 'ONNX Runtime, which runs models, cannot be loaded on this machine ({platform}).',
    ko: '모델을 실행하는 ONNX Runtime을 이 컴퓨터({platform})에서 불러올 수 없습니다.',
  },
  onnxRuntimeMissingAdvice: {
    en: 'It runs on Linux and Windows (x64, arm64) and on Macs with Apple silicon.',
    ko: 'Linux와 Windows(x64, arm64), Apple 실리콘 Mac에서 실행됩니다.',
  },
  onnxNotLoaded: {
    en: 'ONNX Runtime does not load this model.',
    ko: 'ONNX Runtime이 이 모델을 불러오지 못했습니다.',
  },
  onnxNotRun: {
    en: 'ONNX Runtime could not run this model on the batch.',
    ko: 'ONNX Runtime이 이 배치로 모델을 실행하지 못했습니다.',
  },
  onnxNotRunAdvice: {
    en: 'Check the model and the batch with ONNX Runtime where it was made.',
    ko: '모델을 만든 곳에서 ONNX Runtime으로 모델과 배치를 확인하세요.',
  },
  onnxRunnerDied: {
    en: 'The process that ran the model ended unexpectedly.',
    ko: '모델을 실행하던 프로세스가 갑자기 끝났습니다.',
  },
  onnxRunnerMemory: {
    en: 'The model takes more memory than there is.',
    ko: '모델에 필요한 메모리가 부족합니다.',
  },
  onnxRunnerSlow: {
    en: 'The model did not finish one batch within {minutes} minutes, and was stopped.',
    ko: '모델이 {minutes}분 안에 배치 하나를 끝내지 못해 멈췄습니다.',
  },
  onnxRunnerAdvice: {
    en: 'Try a smaller batch; nothing else was affected.',
    ko: '배치를 줄여 보세요. 다른 작업에는 영향이 없습니다.',
  },
  onnxCanceled: { en: 'The work was canceled.', ko: '작업을 취소했습니다.' },
  onnxInputAdvice: {
    en: "Give batches in the model's own shapes and types; docs/models.md tells how.",
    ko: '모델이 받는 모양과 형식으로 배치를 주세요. 방법은 docs/models.md에 있습니다.',
  },
  onnxInputType: {
    en: 'The input {input} takes {type}, which cannot be given.',
    ko: '입력 {input}의 형식 {type}은 넣을 수 없습니다.',
  },
  onnxInputMisfit: {
    en: 'The input {input} takes {wanted}, and the data are {given}.',
    ko: '입력 {input}에는 {wanted}이(가) 필요한데 데이터는 {given}입니다.',
  },
  onnxInputMissing: {
    en: 'There is no array for the input {input}; the file has {arrays}.',
    ko: '입력 {input}에 넣을 배열이 없습니다. 파일에 있는 배열: {arrays}.',
  },
  onnxInputsSeveral: {
    en: 'A data set gives one input, and the model has these: {inputs}.',
    ko: '데이터 집합은 입력이 하나인데 모델의 입력은 다음과 같습니다: {inputs}.',
  },
  onnxBatchFixed: {
    en: 'The input {input} takes batches of {size} only.',
    ko: '입력 {input}의 배치 크기는 {size}로 정해져 있습니다.',
  },
  onnxTooFew: {
    en: 'There are {count} examples, fewer than a batch of {size}.',
    ko: '예제가 {count}개로, 배치 크기 {size}보다 적습니다.',
  },
  onnxArrayCounts: {
    en: 'The arrays in the file do not have the same number of examples, or none.',
    ko: '파일에 있는 배열의 예제 수가 서로 다르거나 0입니다.',
  },
  onnxLabelCount: {
    en: 'There are {labels} labels for {examples} examples.',
    ko: '예제는 {examples}개인데 레이블은 {labels}개입니다.',
  },
  onnxLabelRange: {
    en: 'A label is {label}, and the model has classes 0 to {last}.',
    ko: '레이블 {label}이(가) 있는데 모델의 클래스는 0부터 {last}까지입니다.',
  },
  onnxStatisticsNotFinite: {
    en: 'The statistics of {layer} are not finite numbers, or its channels have one value each.',
    ko: '{layer} 층의 통계가 유한한 수가 아니거나 채널마다 값이 하나뿐입니다.',
  },
  onnxOverItself: {
    en: '{file} would be written over by its own copy.',
    ko: '사본이 원본 {file} 파일을 덮어쓰게 됩니다.',
  },
  onnxNotWritten: {
    en: '{file} could not be written.',
    ko: '{file} 파일을 쓰지 못했습니다.',
  },
  arraysRefused: {
    en: '{file} cannot be read as arrays: {reason}.',
    ko: '{file} 파일을 배열로 읽을 수 없습니다: {reason}.',
  },
  arraysRefusedAdvice: {
    en: 'Save it with numpy.save or numpy.savez.',
    ko: 'numpy.save나 numpy.savez로 저장하세요.',
  },
  npyDamaged: { en: 'it is no whole .npy file', ko: '온전한 .npy 파일이 아닙니다' },
  npyType: {
    en: 'it holds something else than plain numbers in little-endian order',
    ko: '리틀 엔디언 순서의 수가 아닌 값이 들어 있습니다',
  },
  npyOrder: {
    en: 'its array is in Fortran order; numpy.ascontiguousarray puts it right',
    ko: '배열이 포트란 순서입니다. numpy.ascontiguousarray로 바로잡을 수 있습니다',
  },
} as const;
