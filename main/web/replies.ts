import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/contentSecurityPolicy.ts';
import type { Answer } from '../../shared/contract/envelope.ts';
import { flattenError, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { Refusal } from './refusal.ts';

/** On every reply, whatever it is. */
const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

/** An error that may be shown: one of ours as it is; of any other (it may name paths) only that it happened. */
export function hideDetails(error: unknown, report: (error: unknown) => void): WorkbenchError {
  if (error instanceof WorkbenchError && error.code !== 'internal') return error;
  report(error);
  return new WorkbenchError(
    'internal',
    'Something unexpected happened.',
    'Try again; the terminal the workbench runs in says more.',
  );
}

export function sendJson(response: ServerResponse, status: number, answer: Answer<unknown>): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(answer));
}

/** Turns a request away: a page for a person who opens an address, an answer of the contract for a program. */
export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
): void {
  const { status, message, nextStep } = refusal;
  // What is left of the request is not read.
  response.setHeader('connection', 'close');
  if (request.method === 'GET') {
    send(response, status, 'text/html; charset=utf-8', refusalPage(refusal));
  } else {
    const error = flattenError(new WorkbenchError('not-allowed', message, nextStep));
    sendJson(response, status, { ok: false, error });
  }
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Without styles or scripts: those too are only for who has been let in. */
function refusalPage({ status, message, nextStep }: Refusal): string {
  const korean =
    status === 401
      ? '<p lang="ko">이 브라우저는 아직 허용되지 않았습니다. 워크벤치가 출력한 주소를 여세요. 주소는 한 번만 쓸 수 있으므로, 다른 브라우저에서 열려면 워크벤치를 다시 시작하세요.</p>'
      : '';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>BatchNorm Workbench</title></head>
<body>
<h1>BatchNorm Workbench</h1>
<p>${message} ${nextStep}</p>
${korean}
<p><a href="/">Try again / 다시 시도</a></p>
</body>
</html>
`;
}
