import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HARMLESS_PATHS, HOSTILE_PATHS } from '../../support/hostilePaths.ts';
import { USUAL_LIMITS } from '../../../main/web/webHost.ts';
import { ask, fromOwnPage, hosted, letIn, OUTSIDE } from './hosting.ts';

const SETTINGS = '/api/settings:describe';

describe('a client that never comes to the end', () => {
  /** The usual limits, but so short for the headers that no one need wait for it. */
  const quick = { ...USUAL_LIMITS, headersTimeout: 300, connectionsCheckingInterval: 100 };
  const patience = () =>
    new Promise((resolve) => setTimeout(() => resolve('still waiting'), 30_000).unref());

  it('of its headers is not waited for', async () => {
    const { port } = await hosted(undefined, undefined, quick);
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    socket.resume();
    const closed = once(socket, 'close').then(() => 'closed');
    expect(await Promise.race([closed, patience()])).toBe('closed');
  });

  it('of its body is not waited for', async () => {
    const it = await hosted(undefined, undefined, { ...quick, requestTimeout: 600 });
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
    expect(await Promise.race([ended, patience()])).not.toBe('still waiting');
  });

  it('has ten seconds for its headers and two minutes in all', () => {
    expect(USUAL_LIMITS).toMatchObject({ headersTimeout: 10_000, requestTimeout: 120_000 });
    expect(USUAL_LIMITS.connectionsCheckingInterval).toBeLessThan(USUAL_LIMITS.headersTimeout);
  });
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
