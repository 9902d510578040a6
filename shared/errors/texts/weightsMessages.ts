/** What is said of weights made elsewhere (safetensors). Each is the middle of a sentence, but for the notices. */
export const weightsMessages = {
  weightsTooShort: {
    en: 'it is {found} bytes long, shorter than any header',
    ko: '크기가 {found}바이트로, 헤더보다도 짧습니다',
  },
  weightsHeaderTooLong: {
    en: 'it begins with a header length of {said} bytes, but has {found}',
    ko: '헤더 길이가 {said}바이트라고 되어 있지만 파일에는 {found}바이트뿐입니다',
  },
  weightsHeaderLimit: {
    en: 'its header is {said} bytes long; {most} are the most that can be',
    ko: '헤더 길이가 {said}바이트입니다. 최대 길이는 {most}바이트입니다',
  },
  weightsHeaderNotJson: { en: 'its header is not JSON', ko: '헤더가 JSON이 아닙니다' },
  weightsKeyTwice: {
    en: 'its header has {name} twice',
    ko: '헤더에 같은 이름이 두 번 나옵니다({name})',
  },
  weightsMetadata: {
    en: 'its metadata are not texts under names',
    ko: '메타데이터가 이름과 글로 이루어져 있지 않습니다',
  },
  weightsNoEntry: {
    en: '{name} is without type, shape and place in its header',
    ko: '헤더에 형식, 모양, 위치가 없는 배열이 있습니다({name})',
  },
  weightsTypeUnknown: {
    en: '{name} is of the type {type}, which the format does not have',
    ko: '형식에 없는 자료형이 있습니다({name}: {type})',
  },
  weightsTypeUnread: {
    en: '{name} is of the type {type}; {readable} can be read',
    ko: '읽을 수 없는 자료형입니다({name}: {type}). 읽을 수 있는 자료형: {readable}',
  },
  weightsSize: {
    en: '{name} has the shape [{shape}] of {type}, but not the bytes for it',
    ko: '모양과 바이트 수가 맞지 않습니다({name}: {type} [{shape}])',
  },
  weightsPlace: {
    en: '{name} begins at byte {found} of the data instead of {expected}: arrays neither overlap nor leave gaps',
    ko: '데이터의 {expected}번째 바이트에서 시작해야 할 배열이 {found}번째에서 시작합니다({name}). 배열은 겹치거나 떨어져 있으면 안 됩니다',
  },
  weightsTrailing: {
    en: 'its arrays end at byte {expected} of the data, which have {found}',
    ko: '배열은 데이터의 {expected}바이트에서 끝나는데 데이터는 {found}바이트입니다',
  },
  weightsNone: { en: 'it has no weights', ko: '가중치가 없습니다' },
  weightsNotCourse: {
    en: 'it has {name} of the shape [{shape}]; needed are Linear layers, with BatchNorm1d, LayerNorm, GroupNorm, RMSNorm or nothing between them',
    ko: '실습의 신경망에 없는 배열이 있습니다({name}, 모양 [{shape}]). 필요한 것은 Linear 층과 그 사이의 BatchNorm1d, LayerNorm, GroupNorm, RMSNorm입니다',
  },
  weightsTwice: {
    en: 'it has two arrays for {name}',
    ko: '한 자리에 배열이 두 개 있습니다({name})',
  },
  weightsShape: {
    en: '{name} has the shape [{found}]; [{needed}] is needed',
    ko: '모양이 맞지 않습니다({name}: [{found}], 필요한 모양 [{needed}])',
  },
  weightsMissing: { en: '{name} is missing', ko: '배열이 없습니다({name})' },
  weightsNoInput: {
    en: 'none of its Linear layers takes the {needed} pixels of an image (they are {linears})',
    ko: '이미지의 픽셀 {needed}개를 받는 Linear 층이 없습니다(있는 층: {linears})',
  },
  weightsNoOutput: {
    en: 'none of its Linear layers gives the {needed} classes (they are {linears})',
    ko: '클래스 {needed}개를 내는 Linear 층이 없습니다(있는 층: {linears})',
  },
  weightsNoChain: {
    en: 'its Linear layers do not follow one another from {inputs} pixels to {outputs} classes (they are {linears})',
    ko: 'Linear 층들이 픽셀 {inputs}개에서 클래스 {outputs}개까지 이어지지 않습니다(있는 층: {linears})',
  },
  weightsOrderUnclear: {
    en: 'the names of its layers do not give their order (they are {layers}); number them, as nn.Sequential does',
    ko: '층의 이름만으로는 순서를 알 수 없습니다(있는 층: {layers}). nn.Sequential처럼 번호를 붙이세요',
  },
  weightsNorms: {
    en: 'it has {found} normalizations for {needed} hidden Linear layers; needed is one for each, of its size, or none',
    ko: '정규화가 {found}개, 은닉 Linear 층이 {needed}개입니다. 층마다 크기가 같은 정규화가 하나씩 있거나 하나도 없어야 합니다',
  },
  weightsNormPlace: {
    en: '{norm} does not come between {linear} and the Linear layer after it',
    ko: '정규화({norm})가 Linear 층({linear})과 그다음 Linear 층 사이에 있지 않습니다',
  },
  weightsNormKinds: {
    en: 'some of its normalizations have running statistics and some have none',
    ko: '정규화 중 일부에만 이동 통계가 있습니다',
  },
  weightsPlacements: {
    en: 'some of its normalizations come before the activation and some after it',
    ko: '정규화가 활성화 함수 앞에도 있고 뒤에도 있습니다',
  },
  weightsTooLarge: {
    en: 'its layers are more, or larger, than the workbench can show ({sizes})',
    ko: '층이 표시할 수 있는 것보다 많거나 큽니다({sizes})',
  },
  weightsTooMany: {
    en: 'it has {found} networks; needed is one, or one with normalization and one without, of the same sizes',
    ko: '신경망이 {found}개 있습니다. 하나이거나, 크기가 같고 정규화가 있는 것과 없는 것 둘이어야 합니다',
  },
  weightsFilledIn: {
    en: 'The file has no {names}: 0 is taken for a bias, 1 for a scale, which gives the same results.',
    ko: '파일에 없는 값({names})은 편향은 0, 배율은 1로 채웠습니다. 계산 결과는 같습니다.',
  },
  weightsRounded: {
    en: 'Its numbers of 64 bits are rounded to 32 bits.',
    ko: '64비트 수를 32비트로 반올림했습니다.',
  },
  weightsPlacementFromLab: {
    en: 'The file does not say whether the normalization comes before or after the activation. It is shown before, as in the lab.',
    ko: '파일에서는 정규화가 활성화 함수의 앞인지 뒤인지 알 수 없어, 실습처럼 앞에 있는 것으로 표시합니다.',
  },
} as const;
