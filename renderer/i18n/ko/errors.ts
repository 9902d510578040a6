import type { ErrorCode } from '../../../shared/errors/workbenchError.ts';

interface Words {
  message: string;
  nextStep: string;
}

/** What a disk may have against a write, by the error's `problem`. */
export const writeProblems: Readonly<Record<string, Words>> = {
  'disk-full': {
    message: '디스크가 가득 차서 저장하지 못했습니다.',
    nextStep: '디스크 공간을 비운 뒤 다시 시도하세요.',
  },
  'read-only': {
    message: '저장 폴더에 쓸 수 없어 저장하지 못했습니다.',
    nextStep: '쓰기 권한을 주거나 설정에서 다른 폴더를 고른 뒤 다시 시도하세요.',
  },
  gone: {
    message: '저장 폴더나 그 안의 파일이 사라져 저장하지 못했습니다.',
    nextStep: '디스크를 다시 연결하거나 폴더를 제자리에 되돌려 놓은 뒤 다시 시도하세요.',
  },
  'disk-fault': {
    message: '디스크 오류로 저장하지 못했습니다.',
    nextStep: '다시 시도하고, 계속되면 저장 폴더를 다른 디스크로 복사하세요.',
  },
};

/** What happened and what to do next, for each code of an error. */
export const errors: Record<ErrorCode, Words> = {
  'config-invalid': {
    message: '쓸 수 없는 설정값이 있습니다.',
    nextStep: '값을 고친 뒤 다시 시작하세요.',
  },
  'request-invalid': {
    message: '요청의 형식이 올바르지 않습니다.',
    nextStep: '입력한 내용을 고친 뒤 다시 시도하세요.',
  },
  'experiment-missing': {
    message: '실험을 찾을 수 없습니다.',
    nextStep: '실험 목록에서 다른 실험을 고르세요.',
  },
  'experiment-damaged': {
    message: '실험 파일이 손상되어 읽을 수 없습니다.',
    nextStep: '백업이 있으면 폴더를 되돌려 놓으세요. 손상된 폴더는 그대로 두었습니다.',
  },
  'experiment-busy': {
    message: '실행 중이거나 대기 중인 실험입니다.',
    nextStep: '실행을 중지한 뒤 다시 시도하세요.',
  },
  'checkpoint-missing': {
    message: '필요한 체크포인트가 없습니다.',
    nextStep: '다른 에폭을 고르거나 처음부터 다시 실행하세요.',
  },
  'import-refused': {
    message: '파일을 가져올 수 없습니다.',
    nextStep: '다른 파일을 고르거나, 만든 곳에서 다시 내보내세요.',
  },
  'inspection-closed': {
    message: '살펴보던 모델이 더 이상 열려 있지 않습니다.',
    nextStep: '다시 여세요. 저장하지 않은 이동 통계의 변경은 사라졌습니다.',
  },
  'store-unusable': {
    message: '실험을 저장하는 폴더를 쓸 수 없습니다.',
    nextStep: '폴더가 있고 쓰기 권한이 있는지 확인하세요.',
  },
  'store-read-only': {
    message: '저장 폴더가 읽기 전용이어서 바꿀 수 없습니다.',
    nextStep: '이 폴더를 쓰고 있는 다른 워크벤치를 닫고 다시 여세요.',
  },
  'store-write-failed': {
    message: '디스크에 저장하지 못했습니다.',
    nextStep: '디스크 공간과 권한을 확인한 뒤 다시 시도하세요.',
  },
  'data-missing': {
    message: '데이터셋이 없습니다.',
    nextStep: '설정에서 내려받거나 가져오세요. 내장 숫자로도 학습할 수 있습니다.',
  },
  'data-invalid': {
    message: '데이터 파일이 올바른 MNIST 형식이 아닙니다.',
    nextStep: '파일 네 개를 확인한 뒤 다시 가져오세요.',
  },
  'data-download-failed': {
    message: '데이터셋을 내려받지 못했습니다.',
    nextStep: '인터넷 연결을 확인한 뒤 다시 시도하세요. 받은 데까지 이어서 받습니다.',
  },
  'run-not-active': {
    message: '지금 실행 중인 실험이 아닙니다.',
    nextStep: '실행 목록을 확인하세요.',
  },
  'training-failed': {
    message: '학습이 예기치 않게 멈췄습니다.',
    nextStep: '마지막 체크포인트부터 이어서 실행하거나 다시 시작하세요.',
  },
  'training-diverged': {
    message: '손실이 무한대가 되어 학습이 발산했습니다.',
    nextStep: '학습률을 낮추거나 초기화를 바꿔 보세요.',
  },
  'memory-exhausted': {
    message: '이 신경망을 학습하기에 메모리가 부족합니다.',
    nextStep: '다른 프로그램을 닫거나, 배치 크기를 줄이거나, 은닉층의 수나 크기를 줄이세요.',
  },
  'temporary-unwritable': {
    message: '임시 파일을 쓸 수 없습니다.',
    nextStep:
      '임시 폴더가 있는 디스크에 자리를 만들거나, TMPDIR에 다른 폴더를 지정하고 다시 시작하세요.',
  },
  'native-missing': {
    message: 'TensorFlow를 불러올 수 없어 학습할 수 없습니다.',
    nextStep: '설치를 다시 실행하세요. 저장된 실험은 볼 수 있습니다.',
  },
  'not-allowed': {
    message: '허용되지 않은 요청입니다.',
    nextStep: '워크벤치가 알려 준 주소로 다시 여세요.',
  },
  'not-connected': {
    message: '워크벤치가 응답하지 않습니다.',
    nextStep: '워크벤치가 실행 중인지 확인하세요. 자동으로 다시 연결합니다.',
  },
  internal: {
    message: '예기치 않은 문제가 생겼습니다.',
    nextStep: '다시 시도해 보고, 계속되면 자세한 내용을 복사해 알려 주세요.',
  },
};
