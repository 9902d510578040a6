/** What is wrong with a file in IDX format, and where. A reason is the middle of a sentence. */
export const idxMessages = {
  idxInvalidAt: {
    en: '{file} cannot be used: at byte {offset}, {reason}.',
    ko: '{file} 파일을 쓸 수 없습니다({offset}번째 바이트): {reason}.',
  },
  idxMagic: {
    en: 'the magic number is {found}, not {needed} of {kind}',
    ko: '매직 넘버가 {found}입니다. {kind} 파일은 {needed}이어야 합니다',
  },
  idxHeaderCut: { en: 'the file ends within its header', ko: '헤더 중간에서 파일이 끝납니다' },
  idxCount: {
    en: 'it announces {count} examples; 1 to {most} can be used',
    ko: '헤더에 적힌 예제 수가 {count}개입니다. 1개에서 {most}개까지 쓸 수 있습니다',
  },
  idxSide: {
    en: 'an image side is {found} pixels; only {size} by {size} can be used',
    ko: '이미지 한 변이 {found}픽셀입니다. 가로 {size}픽셀, 세로 {size}픽셀만 쓸 수 있습니다',
  },
  idxEnds: {
    en: 'the file ends; its header announces {length} bytes',
    ko: '파일이 끝납니다. 헤더에는 {length}바이트로 적혀 있습니다',
  },
  idxMoreBytes: {
    en: 'more bytes follow than the {length} its header announces',
    ko: '헤더에 적힌 {length}바이트보다 많은 바이트가 이어집니다',
  },
  idxAfterGzip: {
    en: 'other bytes follow the gzip stream (counted as stored)',
    ko: 'gzip 데이터 뒤에 다른 바이트가 이어집니다(압축된 파일 기준)',
  },
  idxGzipDamaged: {
    en: 'the gzip stream is damaged or cut (counted as stored)',
    ko: 'gzip 데이터가 손상되었거나 잘렸습니다(압축된 파일 기준)',
  },
  idxLength: {
    en: 'its header announces {needed} bytes, and the length is {found}',
    ko: '헤더에는 {needed}바이트로 적혀 있는데 길이가 {found}바이트입니다',
  },
  idxGzipLength: {
    en: 'its header announces {needed} bytes, and the gzip stream is cut, or ends with the length {found}',
    ko: '헤더에는 {needed}바이트로 적혀 있는데 gzip 데이터가 잘렸거나 길이가 {found}바이트입니다',
  },
  idxLabelCount: {
    en: 'it has {labels} labels for {images} images',
    ko: '이미지 {images}개에 레이블이 {labels}개입니다',
  },
  idxTooLong: {
    en: 'the file is longer than any set may be',
    ko: '어떤 데이터셋보다도 긴 파일입니다',
  },
  idxNotMnist: {
    en: 'the content is not that of MNIST’s {file} (its SHA-256 is another)',
    ko: '내용이 MNIST의 {file}과 다릅니다(SHA-256이 다름)',
  },
  idxGetOriginal: {
    en: 'Get the original file; a set of another making can be imported under its own name.',
    ko: '원본 파일을 구하세요. 다른 데이터셋은 그 이름으로 가져올 수 있습니다.',
  },
  idxAmbiguous: {
    en: 'It is not clear which file to use: {one} and {other} could both be {file}.',
    ko: '어느 파일을 쓸지 알 수 없습니다: {one}, {other} 둘 다 {file}일 수 있습니다.',
  },
  idxLeaveOne: { en: 'Leave only one of them.', ko: '하나만 남기세요.' },
  importedNoSuchSet: { en: 'There is no data set {id}.', ko: '{id} 데이터셋이 없습니다.' },
  importedChooseOther: {
    en: 'Import it, or choose another one.',
    ko: '가져오거나 다른 데이터셋을 고르세요.',
  },
  importedSetDamaged: {
    en: 'The data set {id} cannot be used: what was noted about it at its import cannot be read.',
    ko: '{id} 데이터셋을 쓸 수 없습니다: 가져올 때 적어 둔 정보를 읽을 수 없습니다.',
  },
  importedNotKept: {
    en: 'The data set {name} could not be kept: {reason}.',
    ko: '{name} 데이터셋을 보관하지 못했습니다: {reason}.',
  },
  importedNeedsRoom: {
    en: 'Make sure the disk has room and can be written to, then import it again.',
    ko: '디스크에 공간이 있고 쓸 수 있는지 확인한 뒤 다시 가져오세요.',
  },
} as const;
