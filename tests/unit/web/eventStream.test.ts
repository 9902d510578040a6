import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import { answering, hosted, letIn } from './hosting.ts';

const EVENT = { name: 'settings:changed', payload: DEFAULT_SETTINGS } as const;

function listen(port: number, headers: Record<string, string>, path = '/events'): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
}

/** The status a refused upgrade is answered with. */
async function refusal(socket: WebSocket): Promise<number> {
  const [error] = (await once(socket, 'error')) as [Error];
  return Number(/\d{3}/.exec(error.message)?.[0]);
}

describe('the event stream', () => {
  it('sends each event to every page that listens', async () => {
    const workbench = answering(() => ({}));
    const it = await hosted(workbench);
    const headers = { cookie: await letIn(it), origin: `http://127.0.0.1:${it.port}` };
    const sockets = [listen(it.port, headers), listen(it.port, headers)];
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    const messages = sockets.map((socket) => once(socket, 'message'));
    workbench.tell(EVENT);
    for (const [message] of await Promise.all(messages))
      expect(JSON.parse(String(message))).toEqual(EVENT);
  });

  it('is refused without the cookie, from another page, by another name, elsewhere', async () => {
    const it = await hosted();
    const cookie = await letIn(it);
    const origin = `http://127.0.0.1:${it.port}`;
    expect(await refusal(listen(it.port, { origin }))).toBe(401);
    expect(await refusal(listen(it.port, { cookie }))).toBe(403);
    expect(await refusal(listen(it.port, { cookie, origin: 'http://example.com' }))).toBe(403);
    expect(await refusal(listen(it.port, { cookie, origin, host: 'example.com' }))).toBe(403);
    expect(await refusal(listen(it.port, { cookie, origin }, '/api/run:start'))).toBe(404);
  });

  it('drops a page that talks back', async () => {
    const it = await hosted();
    const socket = listen(it.port, {
      cookie: await letIn(it),
      origin: `http://127.0.0.1:${it.port}`,
    });
    await once(socket, 'open');
    socket.send('{}');
    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  it('does not take in a long message to refuse it', async () => {
    const it = await hosted();
    const headers = { cookie: await letIn(it), origin: `http://127.0.0.1:${it.port}` };
    const socket = listen(it.port, headers);
    await once(socket, 'open');
    socket.send('x'.repeat(100_000));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  it('drops a page that does not keep up, and serves the others', async () => {
    const workbench = answering(() => ({}));
    const it = await hosted(workbench);
    const headers = { cookie: await letIn(it), origin: `http://127.0.0.1:${it.port}` };
    const other = listen(it.port, headers);
    await once(other, 'open');
    let received = 0;
    other.on('message', () => received++);

    const slow = connect(it.port, '127.0.0.1');
    slow.write(
      `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${it.port}\r\nOrigin: ${headers.origin}\r\nCookie: ${headers.cookie}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
    );
    await once(slow, 'data');
    slow.pause();
    const closed = once(slow, 'close');
    const large = {
      name: 'settings:changed',
      payload: { ...DEFAULT_SETTINGS, dataFolder: 'x'.repeat(1_000_000) },
    } as const;
    const told = 40;
    for (let count = 0; count < told; count++) {
      workbench.tell(large);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    slow.resume();
    slow.on('error', () => undefined);
    await closed;
    await expect.poll(() => received).toBe(told);
    other.close();
  });
});
