import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HARMLESS_PATHS, HOSTILE_PATHS } from '../../support/hostilePaths.ts';
import { ask, fromOwnPage, hosted, letIn, OUTSIDE } from './hosting.ts';

const SETTINGS = '/api/settings:describe';

it('does not wait for a client that never comes to the end of its headers', async () => {
  const { port } = await hosted();
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  const begun = performance.now();
  socket.resume();
  await once(socket, 'close');
  expect(performance.now() - begun).toBeLessThan(30_000);
});

it('does not wait for a client that never comes to the end of its body', async () => {
  const it = await hosted();
  const headers = { ...fromOwnPage(it.port, await letIn(it)), 'content-length': 2 };
  const sent = request({
    method: 'POST',
    host: '127.0.0.1',
    port: it.port,
    path: SETTINGS,
    headers,
  });
  onTestFinished(() => void sent.destroy());
  sent.write('{');
  const ended = new Promise((resolve) => {
    sent.on('response', ({ statusCode }) => resolve(statusCode));
    sent.on('error', () => resolve('closed'));
  });
  const patience = new Promise((resolve) => setTimeout(() => resolve('waits'), 150_000));
  expect(await Promise.race([ended, patience])).not.toBe('waits');
});

describe('what is asked for', () => {
  it('refuses every path that tries to leave, before anything is looked for', async () => {
    const it = await hosted();
    const headers = { cookie: await letIn(it) };
    for (const path of HOSTILE_PATHS) {
      const { status, text } = await ask(it.port, path, { headers });
      expect(status, path).toBe(400);
      expect(text, path).not.toContain(OUTSIDE);
    }
  });

  it('finds nothing at what only looks like a way out', async () => {
    const it = await hosted();
    const headers = { cookie: await letIn(it) };
    for (const path of HARMLESS_PATHS) {
      const { status, text } = await ask(it.port, path, { headers });
      expect(status, path).toBe(404);
      expect(text, path).not.toContain(OUTSIDE);
    }
  });

  it('decodes a path once only, and follows no link', async () => {
    const it = await hosted();
    const headers = { cookie: await letIn(it) };
    expect((await ask(it.port, '/%61ssets/main-1a2b.js', { headers })).status).toBe(200);
    expect((await ask(it.port, '/%2561ssets/main-1a2b.js', { headers })).status).toBe(404);
    expect((await ask(it.port, '/assets/link.json', { headers })).status).toBe(404);
  });
});
