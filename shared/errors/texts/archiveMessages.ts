/** What is wrong with a zip, or with an archive of runs. Each is the middle of a sentence. */
export const archiveMessages = {
  zipTooManyFiles: {
    en: 'it has more than {count} files',
    ko: '파일이 {count}개보다 많습니다',
  },
  zipFileDamaged: { en: '{path} in it is damaged', ko: '손상된 파일이 들어 있습니다({path})' },
  zipNotWhole: { en: 'it is not a whole zip file', ko: '온전한 zip 파일이 아닙니다' },
  zipBadName: {
    en: 'it has a file with the name {name}',
    ko: '쓸 수 없는 이름의 파일이 들어 있습니다({name})',
  },
  zipTwice: { en: 'it has {path} twice', ko: '같은 파일이 두 번 들어 있습니다({path})' },
  zipLink: { en: '{path} is a link', ko: '링크가 들어 있습니다({path})' },
  zipEncrypted: { en: '{path} is encrypted', ko: '암호화된 파일이 들어 있습니다({path})' },
  zipFileTooLarge: { en: '{path} is too large', ko: '너무 큰 파일이 들어 있습니다({path})' },
  zipBomb: {
    en: 'it would unpack to far more than its own size',
    ko: '압축을 풀면 파일 크기보다 훨씬 커집니다',
  },
  archiveNewer: {
    en: 'it was made by a newer version of the workbench',
    ko: '더 새로운 버전의 워크벤치에서 만든 파일입니다',
  },
  archiveShape: {
    en: '{path} in it is not as it should be',
    ko: '파일 안의 {path} 내용이 올바르지 않습니다',
  },
  archiveNotListed: {
    en: 'its own list does not name {path}',
    ko: '파일 목록에 없는 파일이 들어 있습니다({path})',
  },
  archiveMissing: { en: '{path} is missing in it', ko: '있어야 할 파일이 없습니다({path})' },
  archiveOfNoRun: {
    en: '{path} belongs to none of its runs',
    ko: '어느 실행에도 속하지 않는 파일이 들어 있습니다({path})',
  },
  archiveNotJson: {
    en: '{path} in it is not readable JSON',
    ko: '파일 안의 {path}을(를) JSON으로 읽을 수 없습니다',
  },
  archiveChanged: {
    en: '{path} in it is not as it was saved',
    ko: '저장된 뒤에 바뀐 파일이 들어 있습니다({path})',
  },
  archiveRunNotOver: { en: 'it is not over', ko: '아직 끝나지 않은 실행입니다' },
  archiveNoPlace: { en: '{path} has no place in it', ko: '있을 수 없는 파일이 있습니다({path})' },
  archiveNotNamed: {
    en: 'experiment.json does not name {path}',
    ko: 'experiment.json에 적혀 있지 않은 파일이 있습니다({path})',
  },
  archiveModelFiles: {
    en: '{path} names other files than weights.bin',
    ko: '{path} 파일이 weights.bin이 아닌 파일을 가리킵니다',
  },
} as const;
