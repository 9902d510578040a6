import type { Messages } from '../messages.ts';

export const status: Messages['status'] = {
  queued: '대기 중',
  running: '실행 중',
  paused: '일시 정지',
  finished: '완료',
  stopped: '중지됨',
  interrupted: '중단됨',
  failed: '실패',
};
