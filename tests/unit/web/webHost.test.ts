import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../shared/contract/pageFiles.ts';
import { COMMAND_NAMES } from '../../../shared/contract/commands.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { answering, ask, fromOwnPage, hosted, letIn } from './hosting.ts';
import { message } from '../../../shared/errors/message.ts';

const SETTINGS = '/api/settings:describe';

describe('who is let in', () => {
  it('asks for the cookie on every route there is', async () => {
    const { host, port } = await hosted();
    const paths = host.routes.map((route) => route.path);
    expect(paths).toEqual(
      expect.arrayContaining(['/', ...COMMAND_NAMES.map((name) => `/api/${name}`)]),
    );
    for (const { method, path } of host.routes) {
      const { status } = await ask(port, path, {
        method,
        headers: fromOwnPage(port, ''),
        body: '{}',
      });
      expect(status, `${method} ${path}`).toBe(401);
    }
  });

  it('asks for it also where there is nothing', async () => {
    const { port } = await hosted();
    expect((await ask(port, '/missing.js')).status).toBe(401);
  });

  it('exchanges the token of 256 bits once, for a cookie scripts cannot read', async () => {
    const { port, token } = await hosted();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);

    const first = await ask(port, `/?token=${token}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);

    const second = await ask(port, `/?token=${token}`);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.text).toContain('works once');
    expect(second.text).toContain('한 번만');
  });

  it('serves the browser with the cookie again, also at the printed address', async () => {
    const it = await hosted();
    const cookie = await letIn(it);
    const headers = { cookie: `other=1; ${cookie}` };
    expect((await ask(it.port, '/', { headers })).text).toBe('<title>page</title>');
    expect((await ask(it.port, `/?token=${it.token}`, { headers })).headers.location).toBe('/');
  });

  it('takes no wrong token, no wrong cookie and no cookie of another start', async () => {
    const [here, elsewhere, unused] = [await hosted(), await hosted(), await hosted()];
    const name = (await letIn(here)).split('=')[0] ?? '';
    const foreign = (await letIn(elsewhere)).split('=')[1] ?? '';
    const other = here.token.startsWith('A') ? 'B' : 'A';
    const wrong = [
      '',
      elsewhere.token,
      here.token.slice(1),
      `${here.token}A`,
      other + here.token.slice(1),
    ];
    for (const token of wrong) {
      const { status, headers } = await ask(unused.port, `/?token=${token}`);
      expect([status, headers['set-cookie']], token).toEqual([401, undefined]);
    }
    for (const cookie of [`${name}=`, `${name}=${here.token}`, `${name}=${foreign}`]) {
      expect((await ask(here.port, '/', { headers: { cookie } })).status, cookie).toBe(401);
    }
  });
});

describe('how the host is called', () => {
  it.each(['localhost', 'localhost:1', '127.0.0.1:9000', '[::1]:9000', '[::1]'])(
    'answers to %s',
    async (name) => {
      const it = await hosted();
      const headers = { cookie: await letIn(it), host: name };
      expect((await ask(it.port, '/', { headers })).status).toBe(200);
    },
  );

  it.each([
    'example.com',
    'localhost.example.com',
    'xlocalhost',
    '127.0.0.1.nip.io',
    '127.0.0.1:1@example.com',
    '[::1]x',
    '192.168.0.1',
    'localhost:99999',
  ])('does not answer to "%s"', async (name) => {
    const it = await hosted();
    const headers = { cookie: await letIn(it), host: name };
    const { status } = await ask(it.port, '/', { headers });
    expect([400, 403]).toContain(status);
  });

  it('keeps the token compulsory when it listens beyond this machine', async () => {
    const it = await hosted(undefined, '0.0.0.0');
    expect(it.host.address).toContain('http://127.0.0.1:');
    expect((await ask(it.port, '/')).status).toBe(401);
    expect(
      (await ask(it.port, '/', { headers: { host: '0.0.0.0', cookie: await letIn(it) } })).status,
    ).toBe(200);
  });
});

describe('where a write comes from', () => {
  it.each([
    undefined,
    'null',
    'http://example.com',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT.example.com',
  ])('refuses the origin %s', async (template) => {
    const it = await hosted();
    const origin = template?.replace('PORT', String(it.port));
    const headers = {
      cookie: await letIn(it),
      'content-type': 'application/json',
      ...(origin && { origin }),
    };
    expect((await ask(it.port, SETTINGS, { method: 'POST', headers, body: '{}' })).status).toBe(
      403,
    );
  });

  it('takes its own page through a forwarded port', async () => {
    const it = await hosted();
    const headers = {
      ...fromOwnPage(it.port, await letIn(it)),
      host: 'localhost:9999',
      origin: 'http://localhost:9999',
    };
    expect((await ask(it.port, SETTINGS, { method: 'POST', headers, body: '{}' })).status).toBe(
      200,
    );
  });

  it('refuses a file to another page that says who it is', async () => {
    const it = await hosted();
    const headers = { cookie: await letIn(it), origin: 'http://example.com' };
    expect((await ask(it.port, '/', { headers })).status).toBe(403);
  });

  it('allows no other origin', async () => {
    const it = await hosted();
    const headers = {
      ...fromOwnPage(it.port, await letIn(it)),
      'access-control-request-method': 'POST',
    };
    const { status, headers: replied } = await ask(it.port, SETTINGS, {
      method: 'OPTIONS',
      headers,
    });
    expect(status).toBe(405);
    expect(Object.keys(replied).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('sends every reply with the same guards', async () => {
    const it = await hosted();
    const cookie = await letIn(it);
    const replies = [
      await ask(it.port, '/'),
      await ask(it.port, '/', { headers: { cookie } }),
      await ask(it.port, '/', { headers: { host: 'example.com' } }),
      await ask(it.port, SETTINGS, {
        method: 'POST',
        headers: fromOwnPage(it.port, cookie),
        body: '{}',
      }),
    ];
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
    }
  });
});

describe('commands', () => {
  it('answers a command with its output', async () => {
    const it = await hosted();
    const headers = fromOwnPage(it.port, await letIn(it));
    const { text } = await ask(it.port, SETTINGS, { method: 'POST', headers, body: '{}' });
    expect(JSON.parse(text)).toEqual({ ok: true, output: DEFAULT_SETTINGS });
  });

  it('takes commands by POST alone, and the page by GET alone', async () => {
    const it = await hosted();
    const headers = fromOwnPage(it.port, await letIn(it));
    expect((await ask(it.port, SETTINGS, { headers })).status).toBe(405);
    expect((await ask(it.port, '/', { method: 'POST', headers, body: '{}' })).status).toBe(405);
    expect(
      (await ask(it.port, '/api/toString', { method: 'POST', headers, body: '{}' })).status,
    ).toBe(404);
  });

  it.each(['text/plain', 'application/jsonx', 'application/x-www-form-urlencoded', ''])(
    'takes no %s',
    async (type) => {
      const it = await hosted();
      const headers = { ...fromOwnPage(it.port, await letIn(it)), 'content-type': type };
      expect((await ask(it.port, SETTINGS, { method: 'POST', headers, body: '{}' })).status).toBe(
        415,
      );
    },
  );

  it('takes no body that would have to be unpacked', async () => {
    const it = await hosted();
    const packed = { ...fromOwnPage(it.port, await letIn(it)), 'content-encoding': 'gzip' };
    const sent = { method: 'POST', headers: packed, body: gzipSync('{}') };
    expect((await ask(it.port, SETTINGS, sent)).status).toBe(415);
  });

  it('checks the input against the contract', async () => {
    const it = await hosted();
    const headers = fromOwnPage(it.port, await letIn(it));
    const post = (body: string) => ask(it.port, SETTINGS, { method: 'POST', headers, body });
    expect((await post('{')).status).toBe(400);
    for (const body of ['{"more":1}', '{"__proto__":{"polluted":1}}', '[]', 'null']) {
      expect(JSON.parse((await post(body)).text), body).toMatchObject({
        ok: false,
        error: { code: 'request-invalid' },
      });
    }
  });

  it('refuses a body larger than the command can need, declared or not', async () => {
    const it = await hosted();
    const headers = fromOwnPage(it.port, await letIn(it));
    const body = JSON.stringify({ filler: 'x'.repeat(300 * 1024) });
    const declared = await ask(it.port, SETTINGS, { method: 'POST', headers, body });
    const streamed = { ...headers, 'transfer-encoding': 'chunked' };
    const undeclared = await ask(it.port, SETTINGS, { method: 'POST', headers: streamed, body });
    expect([declared.status, undeclared.status]).toEqual([413, 413]);
    const imported = await ask(it.port, '/api/data:import', { method: 'POST', headers, body });
    expect(imported.status).toBe(200);
  });

  it('refuses a body by its announced length without reading it', async () => {
    const it = await hosted();
    const cookie = await letIn(it);
    const socket = connect(it.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(
      `POST ${SETTINGS} HTTP/1.1\r\nHost: 127.0.0.1:${it.port}\r\nOrigin: http://127.0.0.1:${it.port}\r\n` +
        `Cookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 300000\r\n\r\n`,
    );
    const patience = new Promise((resolve) => setTimeout(() => resolve('nothing'), 5000));
    const answer = once(socket, 'data').then(([data]) => String(data).split('\r\n')[0]);
    expect(await Promise.race([answer, patience])).toContain('413');
  });

  it('refuses headers beyond 16 kB', async () => {
    const it = await hosted();
    const headers = { cookie: `${await letIn(it)}; filler=${'x'.repeat(20_000)}` };
    expect((await ask(it.port, '/', { headers })).status).toBe(431);
  });

  it('passes on our own errors, and of others neither stack nor path', async () => {
    const fail = (error: Error) =>
      answering(() => {
        throw error;
      });
    const said = message('runNotTrained', { id: 'x' });
    const ours = new WorkbenchError('run-not-active', said, message('runLookAtList'));
    const secret = new Error("ENOENT: no such file or directory, open '/home/somebody/secret'");
    for (const [error, code] of [
      [ours, 'run-not-active'],
      [secret, 'internal'],
    ] as const) {
      const it = await hosted(fail(error));
      const headers = fromOwnPage(it.port, await letIn(it));
      const { text } = await ask(it.port, SETTINGS, { method: 'POST', headers, body: '{}' });
      expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code } });
      expect(text).not.toMatch(/somebody|at .*\.ts/);
      expect(it.reported).toEqual(error === secret ? [secret] : []);
    }
  });
});
