import type { Settings } from '../../shared/domain/settings.ts';

/** What the app says outside its page: menu, dialogs, notifications. */
const en = {
  about: 'About BatchNorm Workbench',
  settings: 'Settings…',
  quit: 'Quit',
  hide: 'Hide',
  run: 'Run',
  newRun: 'New Run',
  startRun: 'Start Training',
  pauseOrResumeRun: 'Pause or Resume',
  stopRun: 'Stop Training',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  showTrain: 'Train',
  showExperiments: 'Experiments',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  reload: 'Reload',
  developerTools: 'Developer Tools',
  help: 'Help',
  paper: 'The Batch Normalization Paper',

  leaveTitle: 'A run is still training.',
  leaveDetail:
    'It is saved up to its last finished epoch, and you can resume it the next time you open the app.',
  leave: 'Quit',
  stay: 'Keep Training',

  crashTitle: 'The window stopped working.',
  crashDetail: 'Training goes on, and nothing that was saved is lost.',
  hangTitle: 'The window does not respond.',
  openAgain: 'Open It Again',
  wait: 'Wait',

  startProblem: 'BatchNorm Workbench cannot start',
  mishapTitle: 'Something unexpected happened.',
  mishapDetail: 'What was saved is safe. If the app misbehaves now, quit and open it again.',
  copyDetails: 'Copy Details',
  close: 'Close',
  runFinished: 'Training finished',
  runFailed: 'Training stopped because of a problem',
  chooseData: 'Choose the folder with the data set',
  chooseStore: 'Choose the folder for saved runs',
  saveFile: 'Save the exported file',
};

export type Texts = typeof en;

const ko: Texts = {
  about: 'BatchNorm Workbench 정보',
  settings: '설정…',
  quit: '종료',
  hide: '가리기',
  run: '실행',
  newRun: '새 실행',
  startRun: '학습 시작',
  pauseOrResumeRun: '일시 정지 또는 계속',
  stopRun: '학습 중지',
  edit: '편집',
  undo: '실행 취소',
  redo: '다시 실행',
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  view: '보기',
  showTrain: '학습',
  showExperiments: '실험',
  zoomIn: '확대',
  zoomOut: '축소',
  actualSize: '실제 크기',
  fullScreen: '전체 화면',
  reload: '새로고침',
  developerTools: '개발자 도구',
  help: '도움말',
  paper: '배치 정규화 논문',

  leaveTitle: '아직 학습 중인 실행이 있습니다.',
  leaveDetail: '마지막으로 끝난 에폭까지 저장되며, 다음에 앱을 열어 이어서 학습할 수 있습니다.',
  leave: '종료',
  stay: '계속 학습',

  crashTitle: '창이 멈췄습니다.',
  crashDetail: '학습은 계속되고 있으며, 저장된 내용은 그대로입니다.',
  hangTitle: '창이 응답하지 않습니다.',
  openAgain: '다시 열기',
  wait: '기다리기',

  startProblem: 'BatchNorm Workbench를 시작할 수 없습니다',
  mishapTitle: '예상하지 못한 문제가 생겼습니다.',
  mishapDetail: '저장된 내용은 안전합니다. 앱이 이상하게 움직이면 종료한 뒤 다시 여세요.',
  copyDetails: '자세한 내용 복사',
  close: '닫기',
  runFinished: '학습이 끝났습니다',
  runFailed: '문제가 생겨 학습이 멈췄습니다',
  chooseData: '데이터셋 폴더 선택',
  chooseStore: '실행을 저장할 폴더 선택',
  saveFile: '내보낸 파일 저장',
};

/** The texts in the chosen language; `locale` is the system's, for those who leave it to that. */
export function textsFor(language: Settings['language'], locale: string): Texts {
  const isKorean = language === 'system' ? locale.startsWith('ko') : language === 'ko';
  return isKorean ? ko : en;
}
