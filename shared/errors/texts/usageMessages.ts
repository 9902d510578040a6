/** What is said of a command line that cannot be used. Commander writes its own complaints in English. */
export const usageMessages = {
  usageWholeNumber: {
    en: 'It must be a whole number from {min} to {max}{reason}.',
    ko: '{min} 이상 {max} 이하의 정수여야 합니다{reason}.',
  },
  usageNumber: {
    en: 'It must be a number from {min} to {max}{reason}.',
    ko: '{min} 이상 {max} 이하의 수여야 합니다{reason}.',
  },
  usageChoices: {
    en: 'It must be one of {choices}.',
    ko: '다음 중 하나여야 합니다: {choices}.',
  },
  usageLayers: {
    en: 'There can be at most {most} hidden layers.',
    ko: '은닉층은 최대 {most}개입니다.',
  },
  usageSigma: {
    en: 'Only normal takes a standard deviation, as in normal:0.05.',
    ko: '표준편차는 normal에만 쓸 수 있습니다. 예: normal:0.05.',
  },
  usageTextEmpty: {
    en: 'It must not be empty.',
    ko: '비워 둘 수 없습니다.',
  },
  usageTextLong: {
    en: 'It can have at most {most} characters.',
    ko: '최대 {most}자까지 쓸 수 있습니다.',
  },
  usageTogether: {
    en: 'The options do not go together: {problem}.',
    ko: '함께 쓸 수 없는 옵션입니다: {problem}.',
  },
  usageAfterResume: {
    en: '--resume continues with the settings of the saved run, so {option} cannot be given with it.',
    ko: '--resume은 저장된 실행의 설정으로 이어서 학습하므로 {option} 옵션과 함께 쓸 수 없습니다.',
  },
  usageAfterPlan: {
    en: '--from trains what the plan says, so {option} cannot be given with it.',
    ko: '--from은 계획에 있는 대로 학습하므로 {option} 옵션과 함께 쓸 수 없습니다.',
  },
  usageNotText: {
    en: 'A terminal cannot show {format}, which is not text. Send it to a file or a pipe.',
    ko: '{format} 형식은 텍스트가 아니어서 터미널에 표시할 수 없습니다. 파일이나 파이프로 보내세요.',
  },
  sweepUntrainable: {
    en: 'The sweep cannot be trained: {problem}.',
    ko: '이 스윕은 학습할 수 없습니다: {problem}.',
  },
  sweepTooMany: {
    en: '{count} trainings are more than {most}',
    ko: '학습 {count}번은 최대 {most}번을 넘습니다',
  },
  sweepValuesMissing: {
    en: 'The values of {setting} are missing: {setting}=one,another.',
    ko: '{setting} 설정의 값이 없습니다. 예: {setting}=값,다른값.',
  },
  sweepNoRange: {
    en: '{setting} takes no range; put commas between its values.',
    ko: '{setting} 설정에는 범위를 쓸 수 없습니다. 값 사이에 쉼표를 넣으세요.',
  },
  sweepRangeForm: {
    en: 'A range is written {setting}=from..to:count.',
    ko: '범위는 {setting}=시작..끝:개수로 씁니다.',
  },
  sweepRangeCount: {
    en: 'A range needs a count of its values: {setting}={from}..{to}:5 goes through five.',
    ko: '범위에는 값의 개수가 필요합니다. 예: {setting}={from}..{to}:5는 값 다섯 개입니다.',
  },
  sweepCount: {
    en: 'The count of values after the colon must be a whole number from {min} to {max}.',
    ko: '콜론 뒤의 값 개수는 {min} 이상 {max} 이하의 정수여야 합니다.',
  },
  sweepOneDataset: {
    en: 'A sweep goes through settings on one data set: train on each of the others with --data.',
    ko: '스윕은 데이터셋 하나에서 설정을 바꿔 봅니다. 다른 데이터셋은 --data로 따로 학습하세요.',
  },
  sweepSettings: {
    en: 'It must be one of {settings}, then = and values.',
    ko: '다음 중 하나를 쓰고 =와 값을 붙이세요: {settings}.',
  },
  sweepSettingMeant: {
    en: 'Did you mean {meant}? It must be one of {settings}, then = and values.',
    ko: '{meant} 설정을 쓰려고 했나요? 다음 중 하나를 쓰고 =와 값을 붙이세요: {settings}.',
  },
  sweepSeeds: {
    en: 'Repeats go through seeds: --repeats {repeats} --seed {seed} takes {repeats} from {seed} on.',
    ko: '시드는 반복 실행으로 바꿉니다. --repeats {repeats} --seed {seed}: {seed}부터 시드 {repeats}개를 씁니다.',
  },
  sweepTwoSettings: {
    en: 'At most two settings can be swept at once.',
    ko: '한 번에 최대 두 설정까지 스윕할 수 있습니다.',
  },
  sweepTwice: {
    en: '{setting} is swept already.',
    ko: '{setting} 설정은 이미 스윕에 있습니다.',
  },
  commandUnknownOption: {
    en: "error: unknown option '{name}'{guess}",
    ko: "error: 알 수 없는 옵션 '{name}'{guess}",
  },
  commandUnknown: {
    en: "error: unknown command '{name}'{guess}",
    ko: "error: 알 수 없는 명령 '{name}'{guess}",
  },
  commandGuess: {
    en: ' (Did you mean {names}?)',
    ko: ' ({names}: 이것을 쓰려고 했나요?)',
  },
  commandMissingArgument: {
    en: "error: missing required argument '{name}'",
    ko: "error: 필요한 인자 '{name}' 값이 없습니다",
  },
  commandMissingOption: {
    en: "error: required option '{name}' not specified",
    ko: "error: 필요한 옵션 '{name}' 값이 없습니다",
  },
  commandMissingValue: {
    en: "error: option '{name}' argument missing",
    ko: "error: '{name}' 옵션의 값이 없습니다",
  },
  commandInvalidValue: {
    en: "error: option '{name}' argument '{value}' is invalid. {reason}",
    ko: "error: '{name}' 옵션에 '{value}' 값을 쓸 수 없습니다. {reason}",
  },
  commandTooManyArguments: {
    en: 'error: too many arguments: {found} instead of {expected}',
    ko: 'error: 인자가 너무 많습니다. {expected}개까지 쓸 수 있는데 {found}개입니다',
  },
  usageForDataSets: {
    en: '{option} is for data sets only.',
    ko: '{option} 옵션은 데이터 집합에만 쓸 수 있습니다.',
  },
  usageForArrays: {
    en: '{option} is for files of arrays only.',
    ko: '{option} 옵션은 배열 파일에만 쓸 수 있습니다.',
  },
  usageNormalize: {
    en: 'It must be none, mnist, or MEAN/DEVIATION of pixels from 0 to 1.',
    ko: 'none, mnist 또는 0에서 1 사이 픽셀의 평균/표준편차여야 합니다.',
  },
} as const;
