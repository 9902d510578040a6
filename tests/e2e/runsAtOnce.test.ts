import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { HOSTS } from './hosts.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

const RATES = '0.001, 0.003, 0.01, 0.03';

/** What became of the saved runs. */
function statuses(storeFolder: string): string[] {
  const runs = readdirSync(storeFolder).filter((name) => /^\d{8}-/.test(name));
  return runs.map((run) => {
    const text = readFileSync(join(storeFolder, run, 'experiment.json'), 'utf8');
    return (JSON.parse(text) as { status: string }).status;
  });
}

// A machine with one processor trains one run at a time.
describe.runIf(availableParallelism() > 1).each(Object.entries(HOSTS))(
  'a sweep of four runs, two at once, %s',
  { timeout: 2 * TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: Screen;
    const openAnew = async () => {
      opened = await open(home);
      screen = new Screen(opened.page);
    };
    const queue = () => opened.page.getByRole('region', { name: screen.texts.train.queueTitle });
    /** The rows of the runs that are trained: their names and how far they are. */
    const rows = () => queue().locator('ul').getByRole('button', { name: /%/ });
    const percents = async () =>
      (await rows().allInnerTexts()).map((text) => Number(/(\d+)%/.exec(text)?.[1]));
    const waiting = () => queue().locator('details ol > li');

    beforeAll(async () => {
      mkdirSync(home.userFolder, { recursive: true });
      const settings = JSON.stringify({ ...DEFAULT_SETTINGS, runsAtOnce: 2 });
      writeFileSync(join(home.userFolder, 'settings.json'), settings);
      await openAnew();
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('trains two and lets two wait, and shows either at a click', async () => {
      await screen.setNumber('epochs', 1000);
      await screen.trainOn(1280);
      const { sweep } = screen.texts.train;
      const axis = opened.page.getByRole('combobox', { name: sweep.first, exact: true });
      await axis.selectOption({ value: 'learningRate' });
      await screen.choose(sweep.list);
      await opened.page.getByRole('textbox', { name: /commas between/ }).fill(RATES);
      await opened.page.getByRole('button', { name: /^Start training/ }).click();
      await expect.poll(() => rows().count(), { timeout: TRAINING_LIMIT }).toBe(2);
      expect(await waiting().count()).toBe(2);
      const begun = queue().locator('ul [role=progressbar][aria-valuenow]');
      await expect.poll(() => begun.count(), { timeout: TRAINING_LIMIT }).toBe(2);
      const other = rows().and(opened.page.locator(':not([aria-current])'));
      const name = /^.*$/m.exec(await other.innerText())?.[0] ?? '';
      await other.click();
      await screen.live.getByRole('heading', { name }).waitFor();
      await screen.chartsReach(1);
    });

    it('pauses all runs, resumes all, and after a restart waits until a person resumes', async () => {
      await screen.button(screen.texts.train.queueHold).click();
      const paused = queue().locator('ul').getByText(screen.texts.status.paused, { exact: true });
      await expect.poll(() => paused.count(), { timeout: TRAINING_LIMIT }).toBe(2);
      const stood = await percents();
      await opened.page.waitForTimeout(500);
      expect(await percents()).toEqual(stood);
      await screen.button(screen.texts.train.queueResume).click();
      await expect.poll(() => paused.count()).toBe(0);

      await opened.close();
      await openAnew();
      await expect.poll(() => waiting().count(), { timeout: TRAINING_LIMIT }).toBe(4);
      await queue().getByText(screen.texts.train.queueHeld).waitFor();
      await screen.button(screen.texts.train.queueResume).click();
      await expect.poll(() => rows().count(), { timeout: TRAINING_LIMIT }).toBe(2);
      // They continue from where they were.
      await expect
        .poll(async () => Math.min(...(await percents())), { timeout: TRAINING_LIMIT })
        .toBeGreaterThanOrEqual(Math.min(...stood));
    });

    it('stops all', async () => {
      await screen.button(screen.texts.train.queueStop).click();
      await expect.poll(() => queue().count()).toBe(0);
      await expect.poll(() => statuses(home.storeFolder)).toEqual(Array(4).fill('stopped'));
      expect(opened.complaints).toEqual([]);
    });
  },
);
