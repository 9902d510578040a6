/** What is said all over the program: of requests, of unexpected errors, of hosts and connections. */
export const commonMessages = {
  unexpected: {
    en: 'Something unexpected happened.',
    ko: '예기치 않은 문제가 생겼습니다.',
  },
  unexpectedNextStep: {
    en: 'Try again; if it happens again, copy the details and report them with what you did before.',
    ko: '다시 시도해 보고, 계속되면 자세한 내용을 복사해 직전에 한 일과 함께 알려 주세요.',
  },
  unexpectedLogged: {
    en: 'Something unexpected happened. The details are at the end of {file}. Try again; if it happens again, report them.',
    ko: '예기치 않은 문제가 생겼습니다. 자세한 내용은 {file} 파일의 끝에 있습니다. 다시 시도해 보고, 계속되면 그 내용을 알려 주세요.',
  },
  unexpectedUnlogged: {
    en: 'Something unexpected happened. The details could not be written to {file}: {details}. Try again; if it happens again, report them.',
    ko: '예기치 않은 문제가 생겼습니다. 자세한 내용을 {file} 파일에 쓰지 못했습니다: {details}. 다시 시도해 보고, 계속되면 그 내용을 알려 주세요.',
  },
  unexpectedWhere: { en: '{where} {nextStep}', ko: '{where} {nextStep}' },
  whileDrawn: {
    en: 'It happened in a part of the screen.',
    ko: '화면의 한 부분에서 생긴 문제입니다.',
  },
  whileWaiting: {
    en: 'It happened while the page waited for an answer.',
    ko: '응답을 기다리던 중에 생긴 문제입니다.',
  },
  whileListening: {
    en: 'It happened while the page handled the mouse, the keyboard or a timer.',
    ko: '마우스나 키보드 입력, 또는 타이머를 처리하던 중에 생긴 문제입니다.',
  },
  unexpectedSeeTerminal: {
    en: 'Try again; the terminal the workbench runs in says more.',
    ko: '다시 시도하세요. 워크벤치를 실행한 터미널에 자세한 내용이 있습니다.',
  },
  tryAgain: { en: 'Try again.', ko: '다시 시도하세요.' },
  startAgain: { en: 'Start it again.', ko: '워크벤치를 다시 시작하세요.' },
  requestUnusable: {
    en: 'The request {command} is not usable.',
    ko: '요청의 형식이 올바르지 않습니다: {command}.',
  },
  requestCorrect: {
    en: 'Correct it and try again.',
    ko: '입력한 내용을 고친 뒤 다시 시도하세요.',
  },
  workbenchClosing: {
    en: 'The workbench is closing and accepts no more requests.',
    ko: '워크벤치를 닫는 중이어서 요청을 받지 않습니다.',
  },
  workbenchSilent: { en: 'The workbench does not answer.', ko: '워크벤치가 응답하지 않습니다.' },
  workbenchReconnects: {
    en: 'Check that it is still running; this page connects again by itself.',
    ko: '워크벤치가 실행 중인지 확인하세요. 이 페이지는 자동으로 다시 연결합니다.',
  },
  foldersNotHere: {
    en: 'Folders cannot be chosen here.',
    ko: '여기서는 폴더를 고를 수 없습니다.',
  },
  foldersElsewhere: {
    en: 'Name them on the command line or in the environment, or use the desktop app.',
    ko: '명령줄이나 환경 변수로 지정하거나 데스크톱 앱을 사용하세요.',
  },
  settingsNotSaved: {
    en: 'The settings could not be saved.',
    ko: '설정을 저장하지 못했습니다.',
  },
  settingsCheckFolder: {
    en: 'Check that {folder} can be written to, and try again.',
    ko: '{folder} 폴더에 쓸 수 있는지 확인한 뒤 다시 시도하세요.',
  },
  requestNotFromPage: {
    en: 'The request does not come from the page of the workbench.',
    ko: '워크벤치의 페이지에서 온 요청이 아닙니다.',
  },
  requestUseWindow: {
    en: 'Use the window of the workbench itself.',
    ko: '워크벤치의 창을 사용하세요.',
  },
} as const;
