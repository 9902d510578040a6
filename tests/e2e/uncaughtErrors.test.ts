import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { testElectronBinary } from '../../scripts/setup/testTools/testElectron.mjs';
import { APP_FOLDER, openInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { HOSTS } from './hosts.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

/** What native dialogs asked, and the button that is pressed: no one is there to do it. */
type Asked = typeof globalThis & { asked?: string[]; answer?: number };

describe.each(Object.entries(HOSTS))(
  'when things go wrong %s',
  { timeout: 2 * TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;

    beforeAll(async () => {
      opened = await open(home);
      await opened.page.getByRole('navigation').waitFor();
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('an error of the page is shown once, can be copied, and is logged without names', async () => {
      const { page } = opened;
      const screen = new Screen(page);
      const { copyDetails, copied } = screen.texts.common;
      await breakPage(page);
      // What a foreign error says of itself is in no language of ours: it is for the details only.
      const told = page.getByRole('alert').filter({ hasText: 'Something unexpected happened.' });
      await expect.poll(() => told.count()).toBe(3);
      // Each names the part of the page it comes from.
      expect(new Set(await told.allInnerTexts()).size).toBe(3);
      await told.last().getByRole('button', { name: copyDetails }).click();
      await told.last().getByRole('button', { name: copied }).waitFor();
      await expect.poll(() => errorLog(home)).toContain('a promise broke at ~/app');
      const lines = errorLog(home).split('\n');
      expect(lines.filter((line) => line.includes('preventDefault'))).toHaveLength(1);
      await screen.goTo('settings');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await pasted(page)).toContain('a promise broke at ~/app');
    });

    it('every screen says that a run waits for its missing folder, and training continues', async () => {
      const { page } = opened;
      const screen = new Screen(page);
      await screen.goTo('train');
      await page.getByRole('combobox', { name: 'Data set' }).waitFor();
      await screen.setNumber('epochs', 1000);
      // Not over before all that follows is.
      await screen.trainOn(20_000);
      await screen.start();
      await screen.chartsReach(1);
      renameSync(home.storeFolder, `${home.storeFolder}-unplugged`);
      await page.getByRole('alert').filter({ hasText: 'is gone' }).first().waitFor();
      await screen.goTo('settings');
      const banner = page.getByRole('status').filter({ hasText: 'is gone' });
      await banner.waitFor();
      expect(existsSync(home.storeFolder)).toBe(false);
      await page.reload();
      await banner.waitFor();
      renameSync(`${home.storeFolder}-unplugged`, home.storeFolder);
      await banner.getByRole('button', { name: screen.texts.common.tryAgain }).click();
      await banner.waitFor({ state: 'detached' });
      // What the page could not read while it was gone.
      await screen.goTo('experiments');
      await screen.row(/1,000 epochs/).waitFor();
      await screen.goTo('train');
      await screen.liveStatus('running');
    });

    if (open === openInElectron) testWindow(home, () => opened as OpenedInElectron);
  },
);

/** What only a window of its own can have; the run of the test before is still being trained. */
function testWindow(home: UserHome, opened: () => OpenedInElectron): void {
  const asked = () => opened().app.evaluate(() => (globalThis as Asked).asked ?? []);
  /** Whether the page, whichever process it is in by now, shows the workbench. */
  const isShown = () =>
    opened().app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const code = 'document.querySelector("nav") !== null';
      // A page that has crashed, or is just being loaded, never answers.
      const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2000));
      return Promise.race([
        window?.webContents.executeJavaScript(code) as Promise<boolean>,
        silence,
      ]);
    });

  beforeAll(async () => {
    await opened().app.evaluate(({ dialog }) => {
      const world = globalThis as Asked;
      world.asked = [];
      dialog.showMessageBox = (...args: unknown[]) => {
        world.asked?.push((args[args.length - 1] as { message: string }).message);
        const answered = { response: world.answer ?? 0, checkboxChecked: false };
        // A person does not answer in the middle of the event.
        return new Promise((resolve) => setTimeout(() => resolve(answered), 300));
      };
    });
  });

  it('an error of the app itself is shown and logged, and the app stays open', async () => {
    await opened().app.evaluate(() => {
      setTimeout(() => {
        throw new Error('the app broke at /home/kim/app');
      }, 0);
    });
    await expect.poll(asked).toEqual(['Something unexpected happened.']);
    await opened().app.evaluate(() => {
      setTimeout(() => void Promise.reject(new Error('a promise of the app broke')), 0);
    });
    await expect.poll(() => errorLog(home)).toContain('a promise of the app broke');
    expect(errorLog(home)).toContain('the app broke at ~/app');
    expect(await isShown()).toBe(true);
  });

  it('a second start leaves the first alone, and ends', async () => {
    const display = await opened().app.evaluate(() => process.env['DISPLAY'] ?? '');
    const args = ['--no-sandbox', '--disable-gpu', APP_FOLDER];
    const env = { ...home.env, DISPLAY: display };
    const second = spawn(testElectronBinary(), args, { env, stdio: 'ignore' });
    onTestFinished(() => void second.kill('SIGKILL'));
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(await isShown()).toBe(true);
  });

  it('a page that crashes comes back, with the run that has gone on meanwhile', async () => {
    await opened().app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      process.kill(window?.webContents.getOSProcessId() ?? 0, 'SIGKILL');
    });
    await expect.poll(async () => (await asked()).at(-1)).toBe('The window stopped working.');
    await expect.poll(isShown).toBe(true);
    const status = await opened().app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "window.workbench.call['queue:describe']({}).then(({ output }) => output.active[0].status)",
        ) as Promise<string>,
    );
    expect(status).toBe('running');
  });

  it('closing asks while a run trains, and stays open or leaves the run to be resumed', async () => {
    const close = (answer: number) =>
      opened().app.evaluate(({ BrowserWindow }, chosen) => {
        (globalThis as Asked).answer = chosen;
        BrowserWindow.getAllWindows()[0]?.close();
      }, answer);
    await close(1);
    await expect.poll(async () => (await asked()).at(-1)).toBe('A run is still training.');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await isShown()).toBe(true);

    await close(0).catch(() => undefined);
    await expect.poll(() => savedRun(home).status).toBe('interrupted');
    expect(savedRun(home).checkpoints.length).toBeGreaterThan(0);
  });
}

/** Lets code of the page itself fail in each way there is: a listener, a component, a promise. */
function breakPage(page: Page): Promise<void> {
  return page.evaluate(() => {
    // An error of this function's own would be another script's, of which a page is told nothing.
    for (let time = 0; time < 3; time += 1) {
      const event = Object.defineProperty(new Event('dragover'), 'preventDefault', { value: null });
      window.dispatchEvent(event);
    }
    const content = document.querySelector('#content');
    // What it has of its own hides what it has of its kind.
    Object.defineProperty(content, 'focus', { value: null, configurable: true });
    document.querySelector<HTMLElement>('a.skip')?.click();
    if (content !== null) Reflect.deleteProperty(content, 'focus');
    const reason = new Error('a promise broke at /home/kim/app');
    const promise = Promise.resolve();
    window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason }));
  });
}

/** What is in the clipboard, pasted into a field of its own. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => {
    const field = document.querySelector('body > textarea:focus');
    const text = field instanceof HTMLTextAreaElement ? field.value : '';
    field?.remove();
    return text;
  });
}

function savedRun({ storeFolder }: UserHome): { status: string; checkpoints: number[] } {
  const [id = ''] = readdirSync(storeFolder).filter((name) => /^\d{8}-/.test(name));
  const text = readFileSync(join(storeFolder, id, 'experiment.json'), 'utf8');
  return JSON.parse(text) as { status: string; checkpoints: number[] };
}

function errorLog({ userFolder }: UserHome): string {
  const file = join(userFolder, 'logs/errors.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
