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
  gestures:
    '끌어서 이동하고, Ctrl + 휠로 확대하고, 두 번 클릭하면 전체를 봅니다. 키보드: ← → 값 읽기, + − 확대·축소, 0 전체 보기.',
  keys: '좌우 화살표로 점의 값을 읽고, 더하기와 빼기로 확대·축소하고, Shift와 좌우 화살표로 이동하고, 위아래 화살표로 세로축을 옮기고(Shift와 함께 누르면 확대), 0으로 전체를 봅니다.',
  summary: '{title}, {place}: {values}',
  summaryEmpty: '{title}: 아직 값이 없습니다',
  previous: '이전',
  next: '다음',
  page: '{pages}쪽 중 {page}쪽',
  smoothingFormula:
    '평활화한 선: m(n) = {weight} m(n-1) + {rest} x(n), 그린 값은 m(n) / (1 - {weight}^n). 옅은 선은 원래 값 x(n)입니다.',
  bandCaption: '선은 시드에 걸친 평균, 띠는 평균의 95% t 구간입니다.',
  difference: '{measure}: {norm} 있음 − {norm} 없음',
  exportChart: '{title} 그래프 내보내기',
  export: {
    title: '그래프 내보내기',
    text: '지금 보이는 그대로 내보냅니다. 보고 있는 범위와 평활화, 범례가 그대로 들어갑니다.',
    as: '형식',
    format: {
      'png-1': 'PNG',
      'png-2': 'PNG 2배',
      'png-4': 'PNG 4배',
      svg: 'SVG',
      pdf: 'PDF',
    },
    theme: '색',
    light: '밝게',
    dark: '어둡게',
    copy: '그림 복사',
    copied: '그래프를 클립보드에 복사했습니다',
    save: '저장',
  },
  diverged:
    '{network} 모델이 {step}번째 스텝({epoch}번째 에폭)에서 발산했습니다. 그 뒤로 손실이 유한한 수가 아니어서 선이 거기서 끝납니다.',
};
