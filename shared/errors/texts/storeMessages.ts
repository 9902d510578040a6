/**
 * What is said of the saved runs. What a disk has against us, and what is wrong with a file, is the
 * middle of a sentence; a reason of damage is a whole one.
 */
export const storeMessages = {
  diskFull: { en: 'the disk is full', ko: '디스크가 가득 찼습니다' },
  diskFreeSpace: {
    en: 'Free some space on it, then try again.',
    ko: '디스크 공간을 비운 뒤 다시 시도하세요.',
  },
  storeNotWritable: {
    en: "the store's folder cannot be written to",
    ko: '저장 폴더에 쓸 수 없습니다',
  },
  storeAllowWriting: {
    en: 'Allow writing to it, or choose another folder in Settings, then try again.',
    ko: '쓰기 권한을 주거나 설정에서 다른 폴더를 고른 뒤 다시 시도하세요.',
  },
  storeFilesGone: {
    en: "the store's folder, or a file in it, is gone",
    ko: '저장 폴더나 그 안의 파일이 사라졌습니다',
  },
  storePutBack: {
    en: 'Connect its disk again or put the folder back, then try again.',
    ko: '디스크를 다시 연결하거나 폴더를 제자리에 되돌려 놓은 뒤 다시 시도하세요.',
  },
  diskFault: { en: 'the disk reported a fault', ko: '디스크에서 오류가 났습니다' },
  diskCopyStore: {
    en: 'Try again; if it stays, copy the store to another disk.',
    ko: '다시 시도하고, 계속되면 저장 폴더를 다른 디스크로 복사하세요.',
  },
  diskRefused: { en: 'the disk refused', ko: '디스크가 요청을 거부했습니다' },
  diskRefusedWith: {
    en: 'the disk refused ({code})',
    ko: '디스크가 요청을 거부했습니다({code})',
  },
  diskRestart: {
    en: 'Try again; if it stays, restart the program.',
    ko: '다시 시도하고, 계속되면 프로그램을 다시 시작하세요.',
  },
  storeNotSaved: { en: 'It could not be saved: {problem}.', ko: '저장하지 못했습니다: {problem}.' },
  storeUnusable: {
    en: 'The store cannot be used: {problem}.',
    ko: '저장 폴더를 쓸 수 없습니다: {problem}.',
  },
  storeFolderGone: { en: 'its folder is gone', ko: '폴더가 사라졌습니다' },
  storeNotFolder: { en: '{folder} is not a folder', ko: '폴더가 아닙니다({folder})' },
  storeChooseFolder: { en: 'Choose a folder for it.', ko: '저장할 폴더를 고르세요.' },
  storeNotOpened: {
    en: '{folder} cannot be opened or made ({code})',
    ko: '{folder} 폴더를 열거나 만들 수 없습니다({code})',
  },
  storeConnectOrChoose: {
    en: 'Connect its disk, or choose another folder for it.',
    ko: '디스크를 연결하거나 다른 폴더를 고르세요.',
  },
  storeCheckDisk: {
    en: 'Check its disk, then try again.',
    ko: '디스크를 확인한 뒤 다시 시도하세요.',
  },
  storeReadOnly: {
    en: 'The store is open for reading only: {reason}',
    ko: '저장 폴더가 읽기 전용으로 열려 있습니다: {reason}',
  },
  storeReopen: {
    en: 'Remove the cause and open the program again to make changes.',
    ko: '원인을 없앤 뒤 프로그램을 다시 열면 바꿀 수 있습니다.',
  },
  storeOnlyRead: {
    en: 'It is only being looked at.',
    ko: '내용을 보기만 하고 있습니다.',
  },
  storeUsedElsewhere: {
    en: 'The workbench on another computer is using it, or was until a minute ago; if this does not go away, remove the folder "lock" in it.',
    ko: '다른 컴퓨터의 워크벤치가 쓰고 있거나 1분 전까지 쓰고 있었습니다. 시간이 지나도 그대로라면 그 안의 "lock" 폴더를 지우세요.',
  },
  storeUsedByThis: {
    en: 'This program is using it already (process {pid}, since {since}).',
    ko: '이 프로그램이 이미 쓰고 있습니다(프로세스 {pid}, {since}부터).',
  },
  storeUsedByAnother: {
    en: 'Another workbench is using it already (process {pid}, since {since}).',
    ko: '다른 워크벤치가 이미 쓰고 있습니다(프로세스 {pid}, {since}부터).',
  },
  storeNoWriting: {
    en: 'Nothing can be written: {problem}.',
    ko: '아무것도 쓸 수 없습니다: {problem}.',
  },
  experimentMissing: { en: 'There is no experiment {id}.', ko: '{id} 실험이 없습니다.' },
  experimentIdFromList: {
    en: 'Take an id from what the command `list` prints.',
    ko: '`list` 명령이 출력하는 아이디를 사용하세요.',
  },
  experimentsLookAgain: {
    en: 'Look at the list of experiments again.',
    ko: '실험 목록을 다시 확인하세요.',
  },
  comparisonMissing: { en: 'There is no comparison {id}.', ko: '{id} 비교가 없습니다.' },
  comparisonsLookAgain: {
    en: 'Look at the list of comparisons again.',
    ko: '비교 목록을 다시 확인하세요.',
  },
  experimentDamaged: {
    en: 'The experiment {id} is damaged: {reason}',
    ko: '{id} 실험이 손상되었습니다: {reason}',
  },
  damagePutBack: {
    en: 'Put its folder back from a copy.',
    ko: '백업이 있으면 실험 폴더를 되돌려 놓으세요.',
  },
  damagePutBackOrDelete: {
    en: 'Put its folder back from a copy, or delete the experiment; the others are not touched.',
    ko: '백업이 있으면 실험 폴더를 되돌려 놓거나 실험을 삭제하세요. 다른 실험에는 영향이 없습니다.',
  },
  damageFileEmpty: { en: '{file} is empty.', ko: '{file} 파일이 비어 있습니다.' },
  damageFileNotJson: {
    en: '{file} is not readable JSON.',
    ko: '{file} 파일을 JSON으로 읽을 수 없습니다.',
  },
  damageFileMissing: { en: '{file} is missing.', ko: '{file} 파일이 없습니다.' },
  damageFileNoFile: { en: '{file} is not a file.', ko: '{file} 자리에 있는 것이 파일이 아닙니다.' },
  damageNewerVersion: {
    en: 'It was saved by a newer version of the workbench (schema {schema}).',
    ko: '더 새로운 버전의 워크벤치가 저장했습니다(스키마 {schema}).',
  },
  damageFileShape: {
    en: '{file} is not as it should be.',
    ko: '{file} 파일의 내용이 올바르지 않습니다.',
  },
  damageFileShapeAt: {
    en: '{file} is not as it should be: {path} is not usable.',
    ko: '{file} 파일의 내용이 올바르지 않습니다: 쓸 수 없는 항목은 {path}입니다.',
  },
  damageOtherId: {
    en: '{file} belongs to another experiment ({id}).',
    ko: '{file} 파일이 다른 실험의 것입니다({id}).',
  },
  damageNotFolder: {
    en: 'It is not a folder; links are not followed.',
    ko: '폴더가 아닙니다. 링크는 따라가지 않습니다.',
  },
  damageFolderName: {
    en: "The folder's name is not that of an experiment.",
    ko: '폴더 이름이 실험의 이름 형식이 아닙니다.',
  },
  damageUnreadable: { en: 'It cannot be read: {problem}.', ko: '읽을 수 없습니다: {problem}.' },
  damageMetricsShort: {
    en: 'its metrics do not reach the end of epoch {epoch} unharmed.',
    ko: '지표가 에포크 {epoch}의 끝까지 온전하지 않습니다.',
  },
  damageEarlierEpoch: {
    en: 'Go on from an earlier epoch, or train it again.',
    ko: '더 앞의 에포크부터 이어서 실행하거나 다시 학습하세요.',
  },
  damageCheckpointsNoFolder: {
    en: 'its checkpoints are not a folder.',
    ko: '체크포인트가 폴더가 아닙니다.',
  },
  fileOutside: {
    en: '{file} is not a path inside the experiment.',
    ko: '{file}: 실험 폴더 안의 경로가 아닙니다.',
  },
  fileIsLink: { en: '{file} is a link.', ko: '{file} 파일이 링크입니다.' },
  fileChanged: {
    en: '{file} is not as it was saved.',
    ko: '{file} 파일이 저장된 그대로가 아닙니다.',
  },
  fileUnreadable: {
    en: '{file} cannot be read: {problem}.',
    ko: '{file} 파일을 읽을 수 없습니다: {problem}.',
  },
  linesUnreadable: {
    en: '{count} of {total} lines of {file} cannot be read and are left out, the first is line {line}.',
    ko: '{file} 파일의 {total}줄 중 읽을 수 없는 {count}줄을 뺐습니다. 그중 첫 줄은 {line}번째 줄입니다.',
  },
  lineCut: {
    en: 'The last line of {file} was cut off and is left out.',
    ko: '{file} 파일의 잘린 마지막 줄을 뺐습니다.',
  },
  checkpointMissing: {
    en: 'There is no checkpoint of epoch {epoch}.',
    ko: '에포크 {epoch}의 체크포인트가 없습니다.',
  },
  checkpointUnnamed: {
    en: '{file} does not name its files.',
    ko: '{file} 파일에 체크포인트의 파일이 적혀 있지 않습니다.',
  },
  checkpointDamaged: {
    en: 'The checkpoint of epoch {epoch} is damaged: {reason}',
    ko: '에포크 {epoch}의 체크포인트가 손상되었습니다: {reason}',
  },
  checkpointNoEarlier: {
    en: 'It has no earlier checkpoint that is whole; train it again.',
    ko: '온전한 이전 체크포인트가 없습니다. 다시 학습하세요.',
  },
  checkpointUseEarlier: {
    en: 'Use the checkpoint of epoch {previous} instead.',
    ko: '대신 에포크 {previous}의 체크포인트를 사용하세요.',
  },
  checkpointUnfit: {
    en: 'The checkpoint of epoch {epoch} cannot be used: it does not fit the settings of the run.',
    ko: '에포크 {epoch}의 체크포인트를 쓸 수 없습니다: 실행의 설정과 맞지 않습니다.',
  },
  checkpointResumeEarlier: {
    en: 'Resume from an earlier epoch, or start the run again.',
    ko: '더 앞의 에포크부터 이어서 실행하거나 처음부터 다시 시작하세요.',
  },
  checkpointOtherEpoch: { en: 'Choose another epoch.', ko: '다른 에포크를 고르세요.' },
  checkpointUnfitReason: {
    en: 'the checkpoint of epoch {epoch} does not fit the settings of the run.',
    ko: '에포크 {epoch}의 체크포인트가 실행의 설정과 맞지 않습니다.',
  },
} as const;
