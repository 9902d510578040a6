import type { Messages } from '../messages.ts';

export const shortcuts: Messages['shortcuts'] = {
  title: '키보드 단축키',
  text: 'Tab으로 다음 항목으로 가고, 탭과 메뉴, 선택지 안에서는 화살표로 움직입니다.',
  everywhere: '모든 화면',
  charts: '그래프에서',
  experiments: '실험 목록에서',
  help: '이 목록 보기',
  start: '학습 시작, 또는 대기열에 추가 (학습하기 화면)',
  close: '대화 상자, 메뉴, 도움말 닫기',
  read: '점의 값을 하나씩 읽기',
  zoom: '확대와 축소',
  pan: '가로축을 따라 이동',
  panValues: '세로축 이동',
  zoomValues: '세로축 확대와 축소',
  click: '클릭',
  range: '여기까지 모두 선택',
};
