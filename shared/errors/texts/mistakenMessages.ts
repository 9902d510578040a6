/** What a file is that people have in place of data. Each is the middle of a sentence. */
export const mistakenMessages = {
  mistakenWebPage: {
    en: 'it is a web page, not data: what was downloaded is the page of a site in its place',
    ko: '데이터가 아니라 웹페이지입니다. 내려받을 때 사이트의 페이지가 대신 저장되었습니다',
  },
  mistakenGzip: {
    en: 'it is compressed with gzip; unpack it first',
    ko: 'gzip으로 압축되어 있으니 먼저 푸세요',
  },
  mistakenGzipTwice: {
    en: 'it is compressed with gzip twice; unpack it once',
    ko: 'gzip으로 두 번 압축되어 있으니 한 번 푸세요',
  },
  mistakenZip: {
    en: 'it is a zip archive; unpack it first',
    ko: 'zip 압축 파일이니 먼저 푸세요',
  },
  mistakenPicture: { en: 'it is a picture', ko: '그림 파일입니다' },
  mistakenNumpy: { en: 'it is an array of NumPy', ko: 'NumPy 배열 파일입니다' },
  mistakenLfs: {
    en: 'it is a pointer of Git LFS, not the file itself: get it with `git lfs pull`',
    ko: '파일 자체가 아니라 Git LFS 포인터입니다. `git lfs pull`로 받으세요',
  },
} as const;
