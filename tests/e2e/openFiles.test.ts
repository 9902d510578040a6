import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { testElectronBinary } from '../../scripts/setup/testTools/testElectron.mjs';
import { APP_FOLDER, openInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { HOSTS } from './hosts.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

const NETWORKS = ['train_bn', 'train_plain', 'valid_bn', 'valid_plain'];
/** Two epochs, as a spreadsheet has them. */
const CURVES = [
  ['epoch', ...NETWORKS.flatMap((name) => [`${name}_loss`, `${name}_accuracy`])],
  ...[1, 2].map((epoch) => [epoch, ...NETWORKS.flatMap(() => [1 / epoch, 1 - 1 / (epoch + 1)])]),
]
  .map((row) => `${row.join(',')}\n`)
  .join('');

/** Lets a file go over the middle of whatever the window shows. */
const dropOn = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const options = { bubbles: true, cancelable: true, dataTransfer };
        target.dispatchEvent(new DragEvent(type, options));
      }
    },
    [name, text] as const,
  );

/** The import dialog, in which a file has become one run. */
async function seesImported(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import runs' });
  const file = dialog.getByRole('listitem').filter({ hasText: name });
  await file.getByText('Imported', { exact: true }).waitFor();
}

describe.each(Object.entries(HOSTS))('a file dropped on the window %s', (_host, open) => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;
  let screen: Screen;

  beforeAll(async () => {
    opened = await open(home);
    screen = new Screen(opened.page);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  it.each(['train', 'settings', 'experiments'] as const)(
    'ends in the import dialog, with the screen %s shown',
    async (place) => {
      const { page } = opened;
      await screen.goTo(place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await dropOn(page, `dropped on ${place}.csv`, CURVES);
      await seesImported(page, `dropped on ${place}.csv`);
      await screen.button(screen.texts.transfer.showRun).click();
      await page.getByRole('heading', { name: `dropped on ${place}` }).waitFor();
      await expect
        .poll(() => page.title())
        .toBe(`dropped on ${place} – Experiments – BatchNorm Workbench`);
    },
  );

  it('is refused with a sentence when its kind is unknown', async () => {
    await dropOn(opened.page, 'essay.txt', 'Batch normalization');
    const dialog = opened.page.getByRole('dialog', { name: 'Import runs' });
    await dialog.getByText(screen.texts.transfer.fileStates.refused, { exact: true }).waitFor();
    const told = opened.page.getByRole('alert').filter({ hasText: 'essay.txt cannot be imported' });
    await told.waitFor();
    await opened.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('leaves alone what is dropped where a data set is wanted', async () => {
    const { page } = opened;
    await screen.goTo('settings');
    const zone = page.locator('.drop').first();
    await zone.scrollIntoViewIfNeeded();
    await zone.evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([''], 'train-images-idx3-ubyte'));
      const options = { bubbles: true, cancelable: true, dataTransfer };
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, options));
      }
    });
    await page.getByText('train-images-idx3-ubyte').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it('title: what is shown, and how far training is', { timeout: 2 * TRAINING_LIMIT }, async () => {
    const { page } = opened;
    const title = () => page.title();
    await screen.goTo('train');
    await expect.poll(title).toBe('Train – BatchNorm Workbench');
    await screen.chooseDigits();
    await screen.setNumber('epochs', 300);
    await screen.trainOn(640);
    await screen.start();
    await expect
      .poll(title, { timeout: TRAINING_LIMIT })
      .toMatch(/^[1-9]\d*% trained – Train – BatchNorm Workbench$/);
    await screen.goTo('settings');
    await screen.goTo('train');
    await screen.button(screen.texts.train.pause).click();
    await expect.poll(title).toMatch(/^Paused at \d+% – Train – BatchNorm Workbench$/);
    await screen.button(screen.texts.train.stop).click();
    await expect.poll(title).toBe('Train – BatchNorm Workbench');
  });
});

describe('a file opened with the app', () => {
  const home = makeUserHome();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-opened-'));
  const [first, second] = ['first & foremost.csv', '둘째.csv'].map((name) => join(folder, name));
  let opened: OpenedInElectron;

  beforeAll(async () => {
    for (const path of [first, second]) writeFileSync(path ?? '', CURVES);
    opened = await openInElectron(home, [first ?? '']);
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
    rmSync(folder, { recursive: true });
  });

  /** Starts the app once more, as a double click does, and waits for its end. */
  async function startWith(...files: string[]): Promise<number | null> {
    const display = await opened.app.evaluate(() => process.env['DISPLAY'] ?? '');
    const args = ['--no-sandbox', '--disable-gpu', APP_FOLDER, ...files];
    const env = { ...home.env, DISPLAY: display };
    const child = spawn(testElectronBinary(), args, { env, stdio: 'ignore', cwd: folder });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  /** The menu of recent files as it stands; chooses the one at `choice`. */
  const recent = (choice: number | null) =>
    opened.app.evaluate(({ Menu }, at) => {
      const menus = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      const items = menus?.find(({ label }) => label === 'Open Recent')?.submenu?.items ?? [];
      if (at !== null) items[at]?.click();
      return items.map(({ label }) => label);
    }, choice);

  it('as its argument ends in the import dialog', async () => {
    await seesImported(opened.page, 'first & foremost.csv');
  });

  it('by a second start goes to the window that is open', async () => {
    expect(await startWith('둘째.csv')).toBe(0);
    await seesImported(opened.page, '둘째.csv');
  });

  it('by the desktop of a Mac does, too', async () => {
    await opened.page.keyboard.press('Escape');
    await opened.app.evaluate(({ app }, path) => {
      app.emit('open-file', { preventDefault: () => undefined }, path);
    }, second ?? '');
    await seesImported(opened.page, '둘째.csv');
  });

  it('is listed among the recent files and opens from the menu', async () => {
    await opened.page.keyboard.press('Escape');
    const labels = [second ?? '', (first ?? '').replace('&', '&&')];
    expect((await recent(1)).slice(0, 2)).toEqual(labels);
    await seesImported(opened.page, 'first & foremost.csv');
    expect((await recent(null))[0]).toBe(labels[1]);
  });

  it('that is missing is reported without its path', async () => {
    await startWith('nowhere.bnruns');
    const told = opened.page.getByRole('alert').filter({ hasText: 'nowhere.bnruns' });
    await told.waitFor();
    expect(await told.textContent()).not.toContain(folder);
    expect(opened.complaints).toEqual([]);
  });
});
