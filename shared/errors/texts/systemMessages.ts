/** What a system says of a file, as the middle of a sentence. */
export const systemMessages = {
  systemDiskFull: { en: 'the disk is full', ko: '디스크가 가득 찼습니다' },
  systemReadOnly: { en: 'the disk can only be read', ko: '읽기만 할 수 있는 디스크입니다' },
  systemDenied: { en: 'permission is denied', ko: '권한이 없습니다' },
  systemMissing: { en: 'there is no such file or folder', ko: '그런 파일이나 폴더가 없습니다' },
  systemNoFolder: { en: 'a part of the path is no folder', ko: '경로에 폴더가 아닌 것이 있습니다' },
  systemIsFolder: { en: 'it is a folder', ko: '폴더입니다' },
  systemDiskFault: { en: 'the disk reported a fault', ko: '디스크 오류가 났습니다' },
  systemNameTooLong: { en: 'the name is too long', ko: '이름이 너무 깁니다' },
  systemLinkLoop: { en: 'its links lead nowhere', ko: '링크가 어디로도 이어지지 않습니다' },
  systemBusy: { en: 'another program uses it', ko: '다른 프로그램이 쓰고 있습니다' },
  systemTooManyFiles: { en: 'too many files are open', ko: '열린 파일이 너무 많습니다' },
  systemRefused: {
    en: 'the system refused it ({code})',
    ko: '시스템이 거부했습니다({code})',
  },
  outputNotWritten: {
    en: 'The output cannot be written: {reason}. Send it to another place and run the command again.',
    ko: '출력을 쓸 수 없습니다: {reason}. 다른 곳으로 보내 명령을 다시 실행하세요.',
  },
  exportNotWritten: {
    en: 'The export could not be written to {path}: {reason}.',
    ko: '{path}에 내보내지 못했습니다: {reason}.',
  },
  exportOtherPath: {
    en: 'Choose another path with --out.',
    ko: '--out으로 다른 경로를 고르세요.',
  },
} as const;
