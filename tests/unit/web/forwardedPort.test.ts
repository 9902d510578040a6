import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import { forwardedPort } from '../../support/forwardedPort.ts';
import { answering, ask, hosted } from './hosting.ts';

test('the printed address works through a forwarded port: token, cookie, command, events', async () => {
  const workbench = answering(() => DEFAULT_SETTINGS);
  const { port, token } = await hosted(workbench);
  const near = await forwardedPort(port);
  expect(near).not.toBe(port);
  const [host, origin] = [`localhost:${near}`, `http://localhost:${near}`];

  const entered = await ask(near, `/?token=${token}`, { headers: { host } });
  expect([entered.status, entered.headers.location]).toEqual([303, '/']);
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await ask(near, '/', { headers: { host, cookie } })).status).toBe(200);

  const headers = { host, origin, cookie, 'content-type': 'application/json' };
  const post = { method: 'POST', headers, body: '{}' };
  const { text } = await ask(near, '/api/settings:describe', post);
  expect(JSON.parse(text)).toEqual({ ok: true, output: DEFAULT_SETTINGS });

  const socket = new WebSocket(`ws://localhost:${near}/events`, { headers: { cookie, origin } });
  await once(socket, 'open');
  const received = once(socket, 'message');
  workbench.tell({ name: 'settings:changed', payload: DEFAULT_SETTINGS });
  expect(JSON.parse(String((await received)[0]))).toMatchObject({ name: 'settings:changed' });
  socket.close();

  // The port is another's to a page that is served there by someone else.
  const foreign = { ...headers, origin: `http://localhost:${port}` };
  const refused = await ask(near, '/api/settings:describe', { ...post, headers: foreign });
  expect(refused.status).toBe(403);
});
