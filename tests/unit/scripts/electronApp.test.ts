import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '../../../scripts/setup/electronApp.mjs';
import { whyNoWindow } from '../../../scripts/start/window.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-electron-'));
  vi.stubEnv('BATCHNORM_WORKBENCH_CACHE', join(folder, 'cache'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('finding Electron', () => {
  it('takes the one in the given folder, and no other', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(await findElectron()).toBeUndefined();
    writeFileSync(join(folder, 'electron'), '');
    if (process.platform === 'linux') expect(await findElectron()).toBe(join(folder, 'electron'));
  });

  it('asks a server without one once a day', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
    try {
      expect(await findElectron()).toBeUndefined();
      expect(await findElectron()).toBeUndefined();
      expect(asked).toEqual([expect.stringMatching(/^\/v\d+\.\d+\.\d+\/SHASUMS256\.txt$/)]);
    } finally {
      server.close();
    }
  });
});

describe('whether there can be a window', () => {
  it('needs a display and a person on Linux', () => {
    expect(whyNoWindow({}, 'linux', false)).toBe('there is no display');
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', false)).toBeUndefined();
    expect(whyNoWindow({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false)).toBeUndefined();
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', true)).toContain('root');
  });

  it('needs WSLg in WSL, and says how to get it', () => {
    const WSL_DISTRO_NAME = 'Debian';
    expect(whyNoWindow({ WSL_DISTRO_NAME }, 'linux', false)).toContain('WSLg');
    expect(whyNoWindow({ WSL_DISTRO_NAME, DISPLAY: ':0' }, 'linux', false)).toBeUndefined();
  });

  it('needs nothing said elsewhere', () => {
    expect(whyNoWindow({}, 'darwin', false)).toBeUndefined();
    expect(whyNoWindow({}, 'win32', false)).toBeUndefined();
  });
});
