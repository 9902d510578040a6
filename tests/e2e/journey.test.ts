import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { HOSTS } from './hosts.ts';
import { drawnCurves, savedCurves } from './savedCurves.ts';
import { Screen, TEXTS, TRAINING_LIMIT } from './screen.ts';

const CLI = resolve(import.meta.dirname, '../../dist/main/cli.js');
const EPOCHS = 3;
const EXAMPLES = 6400;
/** Every screen has to treat a name as text. */
const NAME = '<img src=x onerror=alert(1)>';
const RENAMED = 'First run, 이름 바꿈';
const LONG = 'a long run';

/** The lines of the only run's metrics, as they are on the disk. */
function savedMetrics(storeFolder: string): string {
  const [id] = readdirSync(storeFolder).filter((name) => /^\d{8}-/.test(name));
  return readFileSync(join(storeFolder, id ?? '', 'metrics.jsonl'), 'utf8');
}

/** The metrics of the same run trained from the command line. */
function metricsByCli(): string {
  const home = makeUserHome();
  const args = ['train', '--epochs', String(EPOCHS), '--subset', String(EXAMPLES)];
  const { status } = spawnSync(process.execPath, [CLI, ...args], { env: home.env });
  expect(status).toBe(0);
  const metrics = savedMetrics(home.storeFolder);
  home.remove();
  return metrics;
}

describe.each(Object.entries(HOSTS))(
  'a person with the workbench %s',
  { timeout: 2 * TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: Screen;

    const openAnew = async () => {
      opened = await open(home);
      screen = new Screen(opened.page);
    };

    beforeAll(openAnew);
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('trains what the form says, and sees four charts and the log grow', async () => {
      await screen.setNumber('epochs', EPOCHS);
      await screen.trainOn(EXAMPLES);
      await screen.nameRun(NAME);
      await screen.start();
      await screen.chartsReach(1);
      await screen.chartsReach(EPOCHS);
      await screen.liveStatus('finished');
      expect(await screen.live.getByRole('heading', { name: NAME }).count()).toBe(1);
      await expect.poll(() => screen.log()).toMatch(/Learning finished$/);
      const log = await screen.log();
      expect(log).toMatch(/^\[Epoch 1-TRAIN\] Batchnorm Loss\(Acc\): bn_loss:0\.\d{5}/);
      expect(log).toContain(`[Epoch ${EPOCHS}-VALID]`);
    });

    it('gets the numbers of the command line, to the last byte', () => {
      expect(savedMetrics(home.storeFolder)).toBe(metricsByCli());
    });

    it('has charts, and tables of them, that show what is saved and nothing else', async () => {
      const saved = savedCurves(savedMetrics(home.storeFolder));
      expect(saved['validAccuracy']?.plain.y).toHaveLength(EPOCHS);
      expect(saved['stepLoss']?.bn.y).toHaveLength((EPOCHS * EXAMPLES) / 32);
      await screen.choose('Step');
      await expect.poll(async () => drawnCurves(await screen.chartData())).toEqual(saved);

      await screen.page.getByRole('switch', { name: 'Tables' }).click();
      const table = screen.page.getByRole('table').filter({ hasText: 'Validation accuracy' });
      const rows = await table.getByRole('row').allInnerTexts();
      const { bn, plain } = saved['validAccuracy'] ?? { bn: null, plain: null };
      const numbers = (index: number) =>
        [bn, plain].map((curve) => `${(100 * (curve?.y[index] ?? NaN)).toFixed(2)}%`).join('\t');
      expect(rows.slice(1)).toEqual([0, 1, 2].map((i) => `${200 * (i + 1)}\t${numbers(i)}`));
      await screen.page.getByRole('switch', { name: 'Tables' }).click();
      await screen.choose('Epoch');
    });

    it('pauses, resumes and stops a run', async () => {
      await screen.setNumber('epochs', 1000);
      await screen.nameRun(LONG);
      await screen.start();
      await screen.chartsReach(1);
      await screen.button('Pause').click();
      await screen.liveStatus('paused');
      await screen.button('Resume').click();
      await screen.liveStatus('running');
      await screen.button('Stop').click();
      await screen.liveStatus('stopped');
    });

    it('renames and tags a run', async () => {
      await screen.goTo('experiments');
      await expect.poll(() => screen.rows().count()).toBe(2);
      await screen.chooseAction(NAME, 'rename');
      const { page } = opened;
      await page.getByRole('textbox', { name: /^New name of/ }).fill(RENAMED);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: RENAMED }).click();
      await page.getByRole('tab', { name: 'Notes' }).click();
      await page.getByRole('textbox', { name: 'Notes' }).fill('What I saw.');
      await page.getByRole('combobox', { name: 'Tags' }).fill('course');
      await page.keyboard.press('Enter');
      await page.getByText('Saved', { exact: true }).waitFor();
    });

    it('takes the config of a run into the form', async () => {
      await screen.goTo('train');
      await screen.button('Reset to lab').click();
      await screen.goTo('experiments');
      await screen.chooseAction(RENAMED, 'duplicate');
      await expect.poll(() => screen.numberOf('epochs')).toBe(EPOCHS);
      expect(await screen.numberOf('trainSubset')).toBe(EXAMPLES);
    });

    it('deletes a run and takes that back', async () => {
      await screen.goTo('experiments');
      await screen.chooseAction(LONG, 'remove');
      await expect.poll(() => screen.rows().count()).toBe(1);
      await screen.button('Undo').click();
      await expect.poll(() => screen.rows().count()).toBe(2);
    });

    it('finds everything again after a restart', async () => {
      await opened.close();
      await openAnew();
      await screen.goTo('experiments');
      await expect.poll(() => screen.rows().count()).toBe(2);
      const row = screen.row(RENAMED);
      await row.getByText('Finished', { exact: true }).waitFor();
      await row.getByText('course', { exact: true }).waitFor();
      await screen.page.getByRole('link', { name: RENAMED }).click();
      await screen.chartsReach(EPOCHS);
    });

    it.each([
      ['ko', '한국어', 'Dark', 'dark'],
      ['en', 'English', '밝게', 'light'],
    ] as const)(
      'chooses %s and a theme, which reach every screen',
      async (language, choice, themeChoice, theme) => {
        await screen.goTo('settings');
        await screen.choose(themeChoice);
        await screen.choose(choice);
        screen = new Screen(opened.page, TEXTS[language]);
        const root = opened.page.locator('html');
        await expect.poll(() => root.getAttribute('lang')).toBe(language);
        await expect.poll(() => root.getAttribute('data-theme')).toBe(theme);
        for (const place of ['train', 'experiments', 'settings'] as const) await screen.goTo(place);
        await opened.page.getByRole('heading', { name: screen.texts.settings.title }).waitFor();
      },
    );

    it('has a page that reaches nothing of the machine and broke no rule of its own', async () => {
      const reached = await opened.page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
      ]);
      expect(reached).toEqual(['undefined', 'undefined']);
      expect(opened.complaints).toEqual([]);
    });
  },
);
