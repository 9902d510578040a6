import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsArgument } from '../../main/electron/ipc/channels.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import { HOSTILE_PATHS } from '../support/hostilePaths.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import { openInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';

const PAPER = 'https://arxiv.org/abs/1502.03167';
const FOREIGN = 'https://example.com/';

/** A command's answer, as far as it is looked at here. */
type Told = { ok: boolean; error?: { code: string } };

describe('the window', () => {
  const home = makeUserHome();
  let opened: OpenedInElectron;

  beforeAll(async () => {
    opened = await openInElectron(home);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  /** Calls a command from whatever page a window shows, as a script in it would. */
  const callFrom = (kind: 'own' | 'second' | 'elsewhere') =>
    opened.app.evaluate(
      async ({ app, BrowserWindow }, [which, commands]): Promise<Told> => {
        const [own] = BrowserWindow.getAllWindows();
        const preload = `${app.getAppPath()}/dist/main/preload.cjs`;
        const additionalArguments = [commands];
        const webPreferences = {
          preload,
          additionalArguments,
          contextIsolation: true,
          sandbox: true,
        };
        const window =
          which === 'own' && own ? own : new BrowserWindow({ show: false, webPreferences });
        if (which === 'second') await window.loadURL('app://workbench/index.html');
        if (which === 'elsewhere') await window.loadURL('data:text/html,<title>elsewhere</title>');
        const told: unknown = await window.webContents.executeJavaScript(
          "window.workbench.call['settings:describe']({})",
        );
        if (window !== own) window.destroy();
        return told as Told;
      },
      [kind, commandsArgument(COMMAND_NAMES)] as const,
    );

  it('answers its own page, and no other with the same preload, whatever address that shows', async () => {
    expect(await callFrom('own')).toMatchObject({ ok: true });
    for (const kind of ['second', 'elsewhere'] as const) {
      expect(await callFrom(kind), kind).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      });
    }
  });

  it.each(['data:text/html,<title>elsewhere</title>', 'app://elsewhere/licenses.json'])(
    'is not heard when it shows another address itself: %s',
    async (elsewhere) => {
      const told = await opened.app.evaluate(async ({ BrowserWindow }, other) => {
        const [window] = BrowserWindow.getAllWindows();
        const address = window?.webContents.getURL() ?? '';
        // Only the app itself can do this; a page cannot leave.
        await window?.loadURL(other);
        const answer: unknown = await window?.webContents.executeJavaScript(
          "window.workbench.call['settings:describe']({})",
        );
        await window?.loadURL(address);
        return answer as Told;
      }, elsewhere);
      expect(told).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      await opened.page.getByRole('navigation').waitFor();
      // What the page at the other address had to say of it.
      opened.complaints.length = 0;
    },
  );

  it('gives its page nothing of Node, and no channel but the commands', async () => {
    const reached = await opened.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys(Reflect.get(window, 'workbench') as object),
    }));
    expect(reached).toEqual({ globals: [], bridge: ['call', 'subscribe'] });
  });

  it('has every wall of its page up', async () => {
    const walls = await opened.app.evaluate(({ BrowserWindow }) => {
      // Electron has it, its types do not.
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(walls).toMatchObject({
      ...{ contextIsolation: true, sandbox: true, webSecurity: true },
      ...{ nodeIntegration: false, webviewTag: false },
    });
  });

  it('gives its page no permission that it could ask for', async () => {
    const answers = await opened.page.evaluate(async () => {
      const geolocation = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      );
      return { notification: await Notification.requestPermission(), geolocation };
    });
    // 1 is PERMISSION_DENIED, not a position that could not be found.
    expect(answers).toEqual({ notification: 'denied', geolocation: 1 });
  });

  it('refuses what its content security policy does not name, and says so', async () => {
    await refusesForeignContent(opened);
  });

  it('serves its page no file but the page’s own', async () => {
    const outside = [
      '/..%2fpackage.json',
      '/%2e%2e%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
    ];
    const hostile = HOSTILE_PATHS.filter((path) => path.startsWith('/') && path !== '/..');
    const reached = await opened.page.evaluate(
      (all) =>
        Promise.all(
          all.map((path) =>
            fetch(`app://workbench${path}`).then(
              ({ status }) => status,
              () => 0,
            ),
          ),
        ),
      ['/index.html', ...outside, ...hostile],
    );
    expect(reached[0]).toBe(200);
    expect(reached.slice(1).filter((status) => status === 200)).toEqual([]);
  });

  // The last: after a navigation that was refused, Playwright waits for it for ever.
  it('opens no window and goes nowhere; a listed link opens in the person’s browser', async () => {
    const left = await opened.app.evaluate(
      async ({ BrowserWindow, shell }, [foreign, paper]) => {
        const outside: string[] = [];
        shell.openExternal = (url) => Promise.resolve(void outside.push(url));
        const [window] = BrowserWindow.getAllWindows();
        const run = (code: string) => window?.webContents.executeJavaScript(code, true);
        const opens = (url: string) => `window.open(${JSON.stringify(url)}); 0`;
        const goes = (url: string) => `location.href = ${JSON.stringify(url)}; 0`;
        for (const code of [goes(paper), goes(foreign), opens(foreign)]) {
          await run(code);
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        const windows = BrowserWindow.getAllWindows();
        return { outside, addresses: windows.map(({ webContents }) => webContents.getURL()) };
      },
      [FOREIGN, PAPER] as const,
    );
    expect(left).toEqual({
      outside: [PAPER],
      addresses: [expect.stringMatching(/^app:\/\/workbench\/index\.html/)],
    });
  });
});

describe('the page in a browser', () => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;

  beforeAll(async () => {
    opened = await openInBrowser(home);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  it('is out of reach of a page on another port of the same machine, cookie or not', async () => {
    const own = new URL(opened.page.url()).origin;
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<iframe src="${own}/"></iframe>`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const foreign = await opened.page.context().newPage();
    await foreign.goto(`http://127.0.0.1:${port}/`);

    const reached = await foreign.evaluate(async (address) => {
      const body = JSON.stringify({ theme: 'dark' });
      const credentials = 'include';
      const post = (type: string, mode: RequestMode) =>
        fetch(`${address}/api/settings:change`, {
          method: 'POST',
          headers: { 'content-type': type },
          mode,
          credentials,
          body,
        }).then(
          ({ type: kind }) => kind,
          () => 'refused',
        );
      const socket = new WebSocket(`${address.replace('http', 'ws')}/events`);
      const heard = new Promise((resolve) => {
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      });
      return [
        await post('application/json', 'cors'),
        await post('text/plain', 'no-cors'),
        await heard,
      ];
    }, own);
    expect(reached).toEqual(['refused', 'refused', 'refused']);
    await expect
      .poll(() => foreign.frames().map((frame) => frame.url()))
      .toContain('chrome-error://chromewebdata/');

    const told = await opened.page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: '{}' };
      return (await (await fetch('/api/settings:describe', init)).json()) as unknown;
    });
    expect(told).toMatchObject({ ok: true, output: { theme: 'system' } });
    await foreign.close();
    server.close();
  });

  it('refuses what its content security policy does not name, and says so', async () => {
    await refusesForeignContent(opened);
  });
});

/** Also shows that the journey, which ends with no complaint, would have heard one. */
async function refusesForeignContent({ page, complaints }: OpenedWorkbench): Promise<void> {
  expect(complaints).toEqual([]);
  const ran = await page.evaluate(async (foreign) => {
    const refused = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      refused.add(effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    const frame = document.createElement('iframe');
    frame.src = foreign;
    const image = document.createElement('img');
    image.src = `${foreign}pixel.png`;
    document.body.append(script, frame, image);
    void fetch(foreign).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const element of [script, frame, image]) element.remove();
    return { ran: Reflect.get(window, 'ran') as unknown, refused: [...refused].sort() };
  }, FOREIGN);
  expect(ran.ran).toBeUndefined();
  expect(ran.refused).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
  expect(complaints.length).toBeGreaterThanOrEqual(4);
}
