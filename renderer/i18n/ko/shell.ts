import type { Messages } from '../messages.ts';

export const shell: Messages['shell'] = {
  navigation: '주 메뉴',
  train: '학습',
  experiments: '실험',
  compare: '비교',
  inspect: '살펴보기',
  settings: '설정',
  running: '실행 중',
  paused: '일시 정지됨',
  waiting: '대기 중인 실행 {count}개',
  openRun: '{name} 실행 열기',
  engineStarting: 'TensorFlow를 준비하는 중…',
  engineFailed: '학습을 할 수 없습니다',
  readOnly: '읽기 전용: {reason}',
  connectionLost: '워크벤치와 연결이 끊겼습니다. 다시 연결하는 중…',
  connecting: '워크벤치에 연결하는 중…',
  waitsForYou: '{name} 실행이 멈춰 있습니다. {reason}',
  notifications: '알림',
  skipToContent: '본문으로 건너뛰기',
};
