import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/pageFiles.ts';
import type { Answer } from '../../shared/contract/envelope.ts';
import { message, messageText } from '../../shared/errors/message.ts';
import type { MessageLanguage, Message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** A request turned away before it reaches the workbench; what it says is shown as it is, so it names nothing private. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly said: { message: Message; nextStep: Message };

  constructor(status: number, message: Message, nextStep: Message) {
    super(messageText(message, 'en'));
    this.name = 'Refusal';
    this.status = status;
    this.said = { message, nextStep };
  }
}

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
  return new WorkbenchError('internal', message('unexpected'), message('unexpectedSeeTerminal'));
}

export function sendJson(response: ServerResponse, status: number, answer: Answer<unknown>): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(answer));
}

/** Turns a request away: a page for a person who opens an address, an answer of the contract for a program. */
export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: HttpRefusal,
): void {
  const { status, said } = refusal;
  // What is left of the request is not read.
  response.setHeader('connection', 'close');
  if (request.method === 'GET') {
    send(response, status, 'text/html; charset=utf-8', refusalPage(refusal));
  } else {
    sendJson(response, status, { ok: false, error: { code: 'not-allowed', ...said, params: {} } });
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
function refusalPage({ said }: HttpRefusal): string {
  const words = (language: MessageLanguage) =>
    `${messageText(said.message, language)} ${messageText(said.nextStep, language)}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>BatchNorm Workbench</title></head>
<body>
<h1>BatchNorm Workbench</h1>
<p>${words('en')}</p>
<p lang="ko">${words('ko')}</p>
<p><a href="/">Try again / 다시 시도</a></p>
</body>
</html>
`;
}
