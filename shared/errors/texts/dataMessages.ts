/** What is said of data sets. A reason is the middle of a sentence. */
export const dataMessages = {
  dataFileUnusable: {
    en: '{file} cannot be used: {reason}.',
    ko: '{file} 파일을 쓸 수 없습니다: {reason}.',
  },
  dataUnbrokenCopy: {
    en: 'Get an unbroken copy of the file, or choose another data set.',
    ko: '손상되지 않은 파일을 구하거나 다른 데이터를 고르세요.',
  },
  dataGetFileItself: {
    en: 'Get the file itself, or choose another data set.',
    ko: '파일 자체를 구하거나 다른 데이터를 고르세요.',
  },
  dataMoreClasses: {
    en: 'the set has more than the {classes} classes that the networks distinguish: the label at byte {offset} is {label}',
    ko: '클래스가 신경망이 구별하는 {classes}개보다 많은 데이터입니다({offset}번째 바이트의 레이블: {label})',
  },
  dataTenClasses: {
    en: 'Choose a set with the labels 0 to 9; of EMNIST that is mnist or digits.',
    ko: '레이블이 0에서 9까지인 데이터를 고르세요. EMNIST에서는 mnist나 digits입니다.',
  },
  dataNoPermission: {
    en: 'there is no permission to read it',
    ko: '읽을 권한이 없습니다',
  },
  dataIsFolder: { en: 'it is a folder', ko: '폴더입니다' },
  dataGone: { en: 'it is not there any more', ko: '파일이 사라졌습니다' },
  dataDiskError: {
    en: 'the disk cannot read it ({code})',
    ko: '디스크에서 읽을 수 없습니다({code})',
  },
  dataIncomplete: {
    en: 'The data set is not complete: {problem}.',
    ko: '데이터가 모두 있지 않습니다: {problem}.',
  },
  dataNoFile: {
    en: 'there is no {file} or {file}.gz',
    ko: '{file} 파일도 {file}.gz 파일도 없습니다',
  },
  dataNoFolder: { en: 'the folder cannot be read', ko: '폴더를 읽을 수 없습니다' },
  dataSeveralBelow: {
    en: 'it is in several folders below this one ({folders})',
    ko: '아래의 여러 폴더에 데이터가 있습니다({folders})',
  },
  dataChooseFolder: {
    en: 'Choose the folder, or the files, of a whole data set in IDX format.',
    ko: 'IDX 형식의 데이터가 모두 있는 폴더나 파일을 고르세요.',
  },
  dataChooseOneBelow: { en: 'Choose one of these folders.', ko: '그중 한 폴더를 고르세요.' },
} as const;
