import type { Messages } from '../messages.ts';

export const experiments: Messages['experiments'] = {
  title: '실험',
  count: '실행 {count}개',
  countOf: '실행 {count}개 중 {shown}개',
  newRun: '새 실행',

  search: '이름, 태그, 메모에서 찾기',
  status: '상태',
  allStatuses: '모든 상태',
  tag: '태그',
  allTags: '모든 태그',
  clearFilters: '필터 지우기',
  noMatch: '조건에 맞는 실행이 없습니다',
  noMatchText: '다른 말로 찾아보거나 필터를 지우세요.',

  emptyTitle: '아직 실행이 없습니다',
  emptyText:
    '시작한 실행은 곡선, 로그, 모델과 함께 모두 여기에 남습니다. 열 에폭은 몇 초면 끝납니다. 먼저 예제 실행을 둘러봐도 좋습니다.',
  addSample: '예제 실행 추가',
  start: '실행 시작하기',

  columns: {
    select: '선택',
    name: '이름',
    status: '상태',
    curve: '검증 정확도',
    epochs: '에폭',
    data: '데이터셋',
    date: '시작',
    seconds: '시간',
    actions: '작업',
  },
  sortBy: '{column} 기준으로 정렬',
  accuracyHelp: '검증 정확도: 마지막 에폭 뒤의 값, 그리고 가장 높은 값과 그때의 에폭',
  best: '최고',
  bestAt: '최고 {accuracy} ({epoch})',

  selectAll: '보이는 실행 모두 선택',
  selectOne: '{name} 선택',
  selected: '실행 {count}개 선택됨',
  clearSelection: '선택 해제',
  compareSelected: '비교',
  deleteSelected: '휴지통으로 옮기기',

  open: '열기',
  rename: '이름 바꾸기',
  newName: '{name}의 새 이름',
  duplicate: '이 설정으로 새 실행 만들기',
  resume: '이어서 실행',
  remove: '휴지통으로 옮기기',
  actionsOf: '{name}에 대한 작업',
  deleted: '실행 {count}개를 휴지통으로 옮겼습니다',

  group: {
    repeats: '시드를 바꾼 반복 {count}회',
    sweep: '실행 {count}개로 된 스윕',
  },
  selectGroup: '{name}의 실행 모두 선택',
  compareGroup: '이 실행들 비교',
  finishedOf: '{total}개 중 {done}개 완료',
  meanHelp: '시드에 걸친 검증 정확도의 평균, ±는 95% 구간의 절반',
  bestOfSweep: '{value}, 최고: {at}',
  bestPlace: '최고: {at}',

  damaged: '읽을 수 없는 폴더 {count}개',
  damagedText: '폴더는 그대로 두었습니다. 펼치면 이유가 보입니다.',
};
