/** What the web host says to a browser, or to the person who starts it. */
export const webMessages = {
  pageNotBuilt: {
    en: 'The page of the workbench is not built.',
    ko: '워크벤치의 페이지가 빌드되어 있지 않습니다.',
  },
  pageBuild: {
    en: 'Run "npm run build" and start it again.',
    ko: '"npm run build"를 실행한 뒤 다시 시작하세요.',
  },
  portTaken: {
    en: 'Port {port} of {host} cannot be listened on: it is in use.',
    ko: '{host}의 포트 {port}번을 열 수 없습니다: 이미 사용 중입니다.',
  },
  portRefused: {
    en: 'Port {port} of {host} cannot be listened on ({code}).',
    ko: '{host}의 포트 {port}번을 열 수 없습니다({code}).',
  },
  portChooseAnother: {
    en: 'Choose another, or let any free one be taken.',
    ko: '다른 포트를 지정하거나, 비어 있는 포트를 쓰게 하세요.',
  },
  browserNotLetIn: {
    en: 'This browser has not been let in.',
    ko: '이 브라우저는 아직 허용되지 않았습니다.',
  },
  browserOpenPrinted: {
    en: 'Open the address that the workbench printed; it works once, so for another browser start the workbench again.',
    ko: '워크벤치가 출력한 주소를 여세요. 주소는 한 번만 쓸 수 있으므로, 다른 브라우저에서 열려면 워크벤치를 다시 시작하세요.',
  },
  addressNotOurs: {
    en: 'This address is not one of the workbench.',
    ko: '워크벤치의 주소가 아닙니다.',
  },
  addressOpenPrinted: {
    en: 'Open the address that it printed.',
    ko: '워크벤치가 출력한 주소를 여세요.',
  },
  addressEmpty: { en: 'There is nothing at this address.', ko: '이 주소에는 아무것도 없습니다.' },
  addressNotUsedSo: {
    en: 'This address is not used that way.',
    ko: '이 주소에는 이런 요청을 할 수 없습니다.',
  },
  pathUnusable: {
    en: 'The path of the request is not usable.',
    ko: '요청의 경로가 올바르지 않습니다.',
  },
  pageReload: { en: 'Open the page anew.', ko: '페이지를 다시 여세요.' },
  requestFromElsewhere: {
    en: 'The request comes from another page.',
    ko: '다른 페이지에서 온 요청입니다.',
  },
  requestUsePage: {
    en: 'Use the page of the workbench itself.',
    ko: '워크벤치의 페이지를 사용하세요.',
  },
  requestNotPlainJson: {
    en: 'Only plain JSON is understood here.',
    ko: '압축하지 않은 JSON만 받습니다.',
  },
  requestSendJson: {
    en: 'Send the request as application/json.',
    ko: '요청을 application/json으로 보내세요.',
  },
  requestNotJson: { en: 'The request is not JSON.', ko: '요청이 JSON이 아닙니다.' },
  requestTooLarge: { en: 'The request is too large.', ko: '요청이 너무 큽니다.' },
  requestSendLess: { en: 'Send less at once.', ko: '한 번에 보내는 양을 줄이세요.' },
} as const;
