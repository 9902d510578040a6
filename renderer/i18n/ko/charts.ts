import type { Messages } from '../messages.ts';

export const charts: Messages['charts'] = {
  region: '그래프',
  title: {
    trainLoss: '학습 손실',
    trainAccuracy: '학습 정확도',
    validLoss: '검증 손실',
    validAccuracy: '검증 정확도',
    stepLoss: '스텝별 학습 손실',
  },
  toolbar: '그래프 표시 방법',
  xAxis: '가로축',
  axis: { epoch: '에폭', step: '스텝', time: '시간' },
  axisLabel: { epoch: '에폭', step: '스텝', time: '시간 (초)' },
  smoothing: '평활화',
  smoothingHelp:
    '이동 평균입니다. 값이 클수록 지난 값을 더 많이 반영합니다. 원래 값은 옅은 선으로 계속 보입니다.',
  noSmoothing: '끔',
  logarithmic: '로그 눈금',
  tables: '표로 보기',
  showAll: '전체 보기',
  waiting: '첫 값을 기다리는 중입니다',
  gestures: '끌어서 이동하고, Ctrl + 휠로 확대하고, 두 번 클릭하면 전체를 봅니다.',
  keys: '더하기와 빼기로 확대·축소하고, 화살표로 이동하고, Shift와 위아래 화살표로 세로축을 확대하고, 0으로 전체를 봅니다.',
  summary: '{title}, {place}: {values}',
  summaryEmpty: '{title}: 아직 값이 없습니다',
  previous: '이전',
  next: '다음',
  page: '{pages}쪽 중 {page}쪽',
  diverged:
    '{network} 모델이 {step}번째 스텝({epoch}번째 에폭)에서 발산했습니다. 그 뒤로 손실이 유한한 수가 아니어서 선이 거기서 끝납니다.',
};
