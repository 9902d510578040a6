/** What is said of runs: their settings, the queue, and how training ended. A problem is the middle of a sentence. */
export const runMessages = {
  settingUnusable: {
    en: 'The setting is not usable: {problem}.',
    ko: '쓸 수 없는 설정값입니다: {problem}.',
  },
  settingWrong: {
    en: '{setting} has a value it cannot have',
    ko: '{setting} 설정에 쓸 수 없는 값입니다',
  },
  settingOutOfRange: {
    en: '{setting} has to be {min} to {max}',
    ko: '{setting} 설정은 {min} 이상 {max} 이하여야 합니다',
  },
  settingGroupsUnfit: {
    en: 'a layer of {units} units cannot be divided into {groups} equal groups of at least two units',
    ko: '유닛 {units}개인 층을 유닛이 두 개 이상인 같은 크기의 그룹 {groups}개로 나눌 수 없습니다',
  },
  settingBatchUnfilled: {
    en: 'trainSubset: {examples} examples do not fill one batch of {batch}',
    ko: '학습 예제 {examples}개로는 크기 {batch}의 배치 하나를 채울 수 없습니다',
  },
  settingCorrect: {
    en: 'Correct it and start again.',
    ko: '값을 고친 뒤 다시 시작하세요.',
  },
  settingTooLarge: {
    en: 'The setting {setting} is too large: {problem}.',
    ko: '{setting} 설정값이 너무 큽니다: {problem}.',
  },
  settingMakeSmaller: {
    en: 'Make it smaller, or train on another data set.',
    ko: '값을 줄이거나 다른 데이터셋으로 학습하세요.',
  },
  settingSplitSmall: {
    en: 'a split of {name} has only {count} examples',
    ko: '{name} 데이터의 작은 쪽에는 예제가 {count}개뿐입니다',
  },
  settingTrainSmall: {
    en: '{name} has only {count} train examples',
    ko: '{name} 데이터의 학습 예제가 {count}개뿐입니다',
  },
  sweepTooLarge: {
    en: 'The sweep is too large: {count} trainings are more than {most}.',
    ko: '스윕이 너무 큽니다: 학습 {count}번은 최대 {most}번을 넘습니다.',
  },
  sweepTakeFewer: {
    en: 'Take fewer values or repeats.',
    ko: '값이나 반복 횟수를 줄이세요.',
  },
  runBeingTrained: {
    en: 'The run {id} is being trained or waits for it, so it cannot be deleted.',
    ko: '{id} 실행은 학습 중이거나 대기 중이어서 삭제할 수 없습니다.',
  },
  runStopFirst: { en: 'Stop it first.', ko: '먼저 중지하세요.' },
  runNotTrained: {
    en: 'The run {id} is not being trained.',
    ko: '{id} 실행은 학습 중이 아닙니다.',
  },
  runLookAtList: {
    en: 'Look at the list of experiments for what became of it.',
    ko: '어떻게 되었는지 실험 목록에서 확인하세요.',
  },
  runQueuedAlready: {
    en: 'The run {id} is in the queue already.',
    ko: '{id} 실행은 이미 대기열에 있습니다.',
  },
  runWaitOrMove: {
    en: 'Wait for its turn, or move it to the front.',
    ko: '차례를 기다리거나 맨 앞으로 옮기세요.',
  },
  runComplete: {
    en: 'There is nothing left to train: "{name}" has finished its {epochs} epochs.',
    ko: '더 학습할 것이 없습니다: "{name}" 실행이 {epochs}에포크를 마쳤습니다.',
  },
  runMoreEpochs: {
    en: 'Start a new run with more epochs.',
    ko: '에포크를 늘려 새로 실행하세요.',
  },
  runNoWholeCheckpoint: {
    en: 'None of the checkpoints of "{name}" is whole, so it cannot go on.',
    ko: '"{name}" 실행의 온전한 체크포인트가 없어 이어서 학습할 수 없습니다.',
  },
  runSameSettings: {
    en: 'Start a new run with the same settings.',
    ko: '같은 설정으로 새로 실행하세요.',
  },
  runNoWeights: {
    en: 'The run {id} has no saved weights to export.',
    ko: '{id} 실행에는 내보낼 가중치가 없습니다.',
  },
  runWithCheckpoint: {
    en: 'Choose a run that has a checkpoint.',
    ko: '체크포인트가 있는 실행을 고르세요.',
  },
  runNotOver: {
    en: 'The run {id} is not over yet, so it cannot be put into an archive.',
    ko: '{id} 실행이 아직 끝나지 않아 보관 파일에 넣을 수 없습니다.',
  },
  runWaitOrStop: {
    en: 'Wait for its end, or stop it first.',
    ko: '끝날 때까지 기다리거나 먼저 중지하세요.',
  },
  exportTooLarge: {
    en: 'The export would take {megabytes} MB, which is too much for one file.',
    ko: '내보낼 양이 {megabytes} MB로, 파일 하나에 담기에는 너무 큽니다.',
  },
  exportFewer: { en: 'Export fewer runs at once.', ko: '한 번에 내보내는 실행의 수를 줄이세요.' },
  exportNothing: {
    en: 'The runs have nothing that can be written as {format}.',
    ko: '{format} 형식으로 내보낼 내용이 실행에 없습니다.',
  },
  exportTrainedRuns: {
    en: 'Choose runs that have been trained for at least one epoch.',
    ko: '한 에포크 이상 학습한 실행을 고르세요.',
  },
  sampleMissing: {
    en: 'No sample run came with this copy of the workbench.',
    ko: '이 워크벤치에는 예시 실행이 들어 있지 않습니다.',
  },
  sampleTrainOwn: {
    en: 'Train a run of your own: the lab takes a few seconds.',
    ko: '직접 학습해 보세요. 실습은 몇 초면 끝납니다.',
  },
  runProgramEnded: {
    en: 'The program ended while it was training.',
    ko: '학습하는 동안 프로그램이 종료되었습니다.',
  },
  runProgramEndedEarlier: {
    en: 'The program ended while this run was under way.',
    ko: '이 실행이 진행되는 동안 프로그램이 종료되었습니다.',
  },
  trainingThreadEnded: {
    en: 'The training thread ended unexpectedly.',
    ko: '학습 스레드가 예기치 않게 종료되었습니다.',
  },
  trainingThreadMemory: {
    en: 'The training thread ended unexpectedly: it ran out of memory.',
    ko: '학습 스레드가 예기치 않게 종료되었습니다: 메모리가 부족했습니다.',
  },
  trainingThreadCode: {
    en: 'The training thread ended unexpectedly: it ended with code {code}.',
    ko: '학습 스레드가 예기치 않게 종료되었습니다: 종료 코드는 {code}입니다.',
  },
  trainingResume: {
    en: 'Resume the run from its last checkpoint, or start it again.',
    ko: '마지막 체크포인트부터 이어서 실행하거나 처음부터 다시 시작하세요.',
  },
  memoryExhausted: {
    en: 'There is not enough memory to train these networks.',
    ko: '이 신경망을 학습하기에 메모리가 부족합니다.',
  },
  memoryExhaustedAt: {
    en: 'There is not enough memory to train these networks ({size} more were asked for).',
    ko: '이 신경망을 학습하기에 메모리가 부족합니다({size}가 더 필요했습니다).',
  },
  memoryMakeRoom: {
    en: 'Close other programs, or choose a smaller batch, or fewer or smaller hidden layers.',
    ko: '다른 프로그램을 닫거나, 배치 크기를 줄이거나, 은닉층의 수나 크기를 줄이세요.',
  },
  engineMissing: {
    en: 'TensorFlow could not be loaded.',
    ko: 'TensorFlow를 불러오지 못했습니다.',
  },
  engineInstall: {
    en: 'Run "npm run setup", which installs what is missing.',
    ko: '"npm run setup"을 실행해 빠진 것을 설치하세요. 저장된 실험은 볼 수 있습니다.',
  },
  temporaryMissing: {
    en: 'Temporary files belong in {folder}, which is not there.',
    ko: '임시 파일을 둘 {folder} 폴더가 없습니다.',
  },
  temporaryUnwritable: {
    en: 'Temporary files belong in {folder}, which cannot be written to ({code}).',
    ko: '임시 파일을 둘 {folder} 폴더에 쓸 수 없습니다({code}).',
  },
  temporaryMakeRoom: {
    en: 'Make the folder or room on its disk, or name another in {variable}, and start again.',
    ko: '폴더를 만들거나 디스크에 자리를 만드세요. {variable}에 다른 폴더를 지정할 수도 있습니다. 그런 다음 다시 시작하세요.',
  },
} as const;
