/** What is said of data sets and their download. A reason is the middle of a sentence. */
export const datasetMessages = {
  dataChanged: {
    en: '{name} cannot be used: its content has changed since it was imported.',
    ko: '{name} 데이터셋을 쓸 수 없습니다: 가져온 뒤에 내용이 바뀌었습니다.',
  },
  dataImportAgain: { en: 'Import it again.', ko: '다시 가져오세요.' },
  dataNotMnist: {
    en: 'The data set in the folder is not MNIST: it has {train} and {valid} examples, MNIST {mnistTrain} and {mnistValid}.',
    ko: '폴더의 데이터셋은 MNIST가 아닙니다: 예제 수가 {train}개와 {valid}개입니다. MNIST는 {mnistTrain}개와 {mnistValid}개입니다.',
  },
  dataChooseMnist: {
    en: 'Choose a folder with MNIST, or import this set under its own name.',
    ko: 'MNIST가 있는 폴더를 고르거나, 이 데이터셋을 그 이름으로 가져오세요.',
  },
  dataNotInFolder: {
    en: 'MNIST cannot be read from the folder {folder}. {reason}',
    ko: '{folder} 폴더에서 MNIST를 읽을 수 없습니다. {reason}',
  },
  dataNameFolder: {
    en: 'Name a folder with its four IDX files, or leave the folder out.',
    ko: 'IDX 파일 네 개가 있는 폴더를 지정하거나, 폴더를 지정하지 마세요.',
  },
  downloadStopped: { en: 'The download was stopped.', ko: '내려받기를 중지했습니다.' },
  downloadGoOn: {
    en: 'Start it again; it continues where it stopped.',
    ko: '다시 시작하면 멈춘 데서 이어집니다.',
  },
  downloadFailed: {
    en: "MNIST's {file} could not be downloaded ({reasons}).",
    ko: 'MNIST의 {file} 파일을 내려받지 못했습니다({reasons}).',
  },
  downloadCheck: {
    en: 'Check the connection and start it again (it continues where it stopped), give a folder that has MNIST, or train on the built-in digits.',
    ko: '연결을 확인하고 다시 시작하세요(멈춘 데서 이어집니다). MNIST가 있는 폴더를 지정하거나 내장 숫자로 학습할 수도 있습니다.',
  },
  /** What one mirror answered. */
  downloadFrom: { en: '{host}: {reason}', ko: '{host}: {reason}' },
  downloadSilent: {
    en: 'the server sent nothing for {seconds} s',
    ko: '서버가 {seconds}초 동안 아무것도 보내지 않았습니다',
  },
  downloadTooMuch: {
    en: 'the server sends more than the file can hold',
    ko: '서버가 파일보다 많은 데이터를 보냅니다',
  },
  downloadAnswered: {
    en: 'the server answered {status}',
    ko: '서버가 {status}(으)로 응답했습니다',
  },
  downloadAnsweredRange: {
    en: 'the server answered {status} {range}',
    ko: '서버가 {status} {range}(으)로 응답했습니다',
  },
  downloadBroken: {
    en: 'no connection, or it was cut ({code})',
    ko: '연결하지 못했거나 연결이 끊겼습니다({code})',
  },
  downloadNotWritten: {
    en: 'the file could not be written ({code})',
    ko: '파일을 쓰지 못했습니다({code})',
  },
} as const;
