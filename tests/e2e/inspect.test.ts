import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { limitOf } from '../support/timeLimit.ts';
import { HOSTS } from './hosts.ts';
import { InspectScreen } from './inspectScreen.ts';
import { TEXTS, TRAINING_LIMIT } from './screen.ts';
import { timeOfChange } from './timeOfChange.ts';

const CLI = resolve(import.meta.dirname, '../../dist/main/cli.js');
const EPOCHS = 3;
/** Target for a new mode or batch to be on the screen, in milliseconds. */
const SWITCH = 100;

/** The digest of every file of the store's first run. */
function digests(storeFolder: string): Record<string, string> {
  const [id = ''] = readdirSync(storeFolder)
    .filter((name) => /^\d{8}-/.test(name))
    .sort();
  const folder = join(storeFolder, id);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(files.map((name) => [name, digest(name)]));
}

/** A stroke of the mouse over `target`, in its own pixels. */
async function dragDown(
  target: Locator,
  { x, from, to }: Record<'x' | 'from' | 'to', number>,
): Promise<void> {
  const mouse = target.page().mouse;
  const { x: left = 0, y: top = 0 } = (await target.boundingBox()) ?? {};
  await mouse.move(left + x, top + from);
  await mouse.down();
  await mouse.move(left + x, top + to, { steps: 8 });
  await mouse.up();
}

describe.each(Object.entries(HOSTS))(
  'a person looks into a model %s',
  { timeout: 2 * TRAINING_LIMIT },
  (host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: InspectScreen;
    let before: Record<string, string>;

    beforeAll(async () => {
      const args = ['train', '--epochs', String(EPOCHS), '--subset', '12800', '--name', 'The lab'];
      expect(spawnSync(process.execPath, [CLI, ...args], { env: home.env }).status).toBe(0);
      before = digests(home.storeFolder);
      opened = await open(home);
      screen = new InspectScreen(opened.page);
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('opens it from its checkpoints, or by the rail', async () => {
      await screen.goTo('experiments');
      await opened.page.getByRole('link', { name: 'The lab' }).click();
      await opened.page
        .getByRole('tab', { name: screen.texts.experiment.tabs.checkpoints })
        .click();
      await opened.page.getByRole('link', { name: 'Inspect epoch 2' }).click();
      await screen.opened();
      await opened.page.getByText('Epoch 2 of 3').waitFor();
      await screen.slider('Epoch').press('End');
      await opened.page.getByText('Epoch 3 of 3').waitFor();
      await screen.goTo('experiments');
      await screen.goToInspect();
    });

    it('picks batches: of any size, one digit, sorted, by hand, shifted', async () => {
      await screen.openTab('batch');
      await expect.poll(() => screen.digits()).toBe(64);
      await screen.setNumberCalled('Size', 20);
      await expect.poll(() => screen.digits()).toBe(20);
      await screen.chooseOrder('digit');
      const sevens = opened.page.getByRole('button', { name: /^label 7, predicted/ });
      await expect.poll(() => sevens.count()).toBe(20);
      await screen.chooseOrder('sorted');
      const zeros = opened.page.getByRole('button', { name: /^label 0, predicted/ });
      await expect.poll(() => zeros.count()).toBe(20);
      await screen.chooseOrder('picked');
      await opened.page.getByRole('textbox', { name: 'Places in the split' }).fill('3, 14 15');
      await expect.poll(() => screen.digits()).toBe(3);
      await screen.chooseOrder('shuffled');
      await screen.setNumberCalled('Size', 1);
      await opened.page.getByText(/PyTorch refuses such a batch/).waitFor();
      await screen.setNumberCalled('Size', 256);
      await opened.page.getByText('of 256 digits', { exact: true }).waitFor();
      const plain = await screen.told('bn-loss').innerText();
      await screen.slider('Brightness').press('End');
      await expect.poll(() => screen.told('bn-loss').innerText()).not.toBe(plain);
      await opened.page
        .getByRole('group', { name: 'Shift the images' })
        .getByRole('button', { name: 'Reset' })
        .click();
      await expect.poll(() => screen.told('bn-loss').innerText()).toBe(plain);
    });

    it('switches mode and batch faster than one can tell', async () => {
      const { page } = opened;
      const loss = '[data-inspect="bn-loss"]';
      const eval_ = '[name="inspect-mode"][value="eval"]';
      const train = '[name="inspect-mode"][value="train"]';
      const modes = [eval_, train, eval_, train];
      const times: number[] = [];
      for (const mode of modes) times.push(await timeOfChange(page, mode, loss));
      console.log(`${host}: another mode in ${Math.max(...times).toFixed(0)} ms at most`);
      expect(Math.min(...times)).toBeLessThan(limitOf(SWITCH));
      const batches: number[] = [];
      for (let batch = 0; batch < 5; batch++) {
        batches.push(await timeOfChange(page, '.next button:last-child', loss));
      }
      const median = batches.sort((a, b) => a - b)[2] ?? Infinity;
      console.log(`${host}: another batch of 256 in ${median.toFixed(0)} ms`);
      expect(median).toBeLessThan(limitOf(SWITCH));
    });

    it('spoils the running statistics, calibrates them again and saves the copy', async () => {
      const { page } = opened;
      await screen.openTab('statistics');
      const saved = await screen.share('copy-accuracy');
      await screen.chooseOrder('digit');
      await screen.setNumberCalled('Momentum', 0.5);
      await screen.button('Forward').click();
      await expect.poll(() => screen.share('copy-accuracy')).toBeLessThan(saved - 0.1);
      await screen.button('Recalibrate').click();
      await expect.poll(() => screen.share('copy-accuracy')).toBeGreaterThan(saved - 0.05);
      await screen.button('Save as new run').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Calibrated');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved as a new run.').waitFor();
      await page.getByRole('tabpanel').getByRole('button', { name: 'Reset', exact: true }).click();
      await expect.poll(() => screen.share('copy-accuracy')).toBe(saved);
      await screen.chooseOrder('shuffled');
    });

    it('follows the running statistics through the training, and replays another momentum', async () => {
      const { page } = opened;
      await screen.openTab('history');
      const path = page.locator('[data-inspect="path"]');
      await path.waitFor();
      const end = await path.innerText();
      await screen.slider('Moment of the training').press('Home');
      await expect.poll(() => path.innerText()).not.toBe(end);
      const rows = page.locator('[data-inspect="replays"] tbody tr');
      await expect.poll(() => rows.count(), { timeout: TRAINING_LIMIT }).toBeGreaterThanOrEqual(6);
      const tried = page.getByRole('button', { name: 'Try', exact: true });
      await expect.poll(() => tried.isEnabled()).toBe(true);
      const saved = await screen.share('copy-accuracy');
      const take = screen.texts.inspect.replay.takeThis.replace('{momentum}', '3e-4');
      await page.getByRole('button', { name: take, exact: true }).click();
      await expect.poll(() => screen.share('copy-accuracy')).toBeLessThan(saved);
      await screen.openTab('statistics');
      await page.getByRole('tabpanel').getByRole('button', { name: 'Reset', exact: true }).click();
      await expect.poll(() => screen.share('copy-accuracy')).toBe(saved);
    });

    it('sees the layers’ health, with the gradients of both networks', async () => {
      const { page } = opened;
      await screen.openTab('health');
      await page.getByText(/Santurkar, Tsipras, Ilyas and Mądry \(2018\)/).waitFor();
      const norm = page.locator('[data-health="plain-gradient-1"]');
      const atEnd = await norm.innerText();
      await screen.slider('Moment of the training').press('Home');
      await expect.poll(() => norm.innerText()).not.toBe(atEnd);
      await screen.choose('Gradients');
      await page.getByRole('img', { name: 'Without BN · Gradients' }).waitFor();
      await page.getByRole('button', { name: 'Initialization He' }).click();
      const initialization = page.getByRole('combobox', { name: 'Initialization' });
      await expect.poll(() => initialization.inputValue()).toBe('he');
      await screen.goToInspect();
    });

    it('walks through the algorithm, moves a digit’s company, and draws one', async () => {
      const { page } = opened;
      await screen.openTab('walk');
      const { mean, variance, normalize, scale } = screen.texts.inspect.step;
      for (const step of [mean, variance, normalize, scale]) {
        await page.getByRole('heading', { name: step, exact: true }).waitFor();
      }
      await screen.openTab('mates');
      const spread = (mode: string) => page.locator(`[data-inspect="spread-${mode}"]`);
      await expect.poll(() => spread('eval').innerText()).toBe('Largest difference: 0');
      expect(await spread('train').innerText()).toMatch(/difference: \d*[1-9.]/);
      await screen.openTab('draw');
      const pad = page.getByRole('application', { name: 'Draw a digit here' });
      await dragDown(pad, { x: 140, from: 60, to: 220 });
      const results = page.getByRole('region', { name: 'Probabilities' });
      await expect.poll(() => results.locator('thead th').count(), { timeout: 10_000 }).toBe(4);
      await screen.openTab('conventions');
      await page.getByText('momentum=0.9', { exact: true }).waitFor();
    });

    it('goes through the tabs by keyboard', async () => {
      const { page } = opened;
      await screen.openTab('batch');
      const tabs = page.getByRole('tab');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => tabs.nth(1).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('End');
      await expect.poll(() => tabs.last().getAttribute('aria-selected')).toBe('true');
    });

    it('finds all of it in Korean', async () => {
      await screen.goTo('settings');
      await screen.choose('한국어');
      screen = new InspectScreen(opened.page, TEXTS.ko);
      const { inspect } = TEXTS.ko;
      await screen.goToInspect();
      await screen.mode('eval').click();
      await opened.page.getByText(inspect.uses.eval, { exact: true }).waitFor();
      await screen.openTab('health');
      await opened.page.getByText(inspect.health.disputed, { exact: true }).waitFor();
      await screen.openTab('history');
      await opened.page.getByRole('heading', { name: inspect.replay.title }).waitFor();
      await screen.openTab('statistics');
      await opened.page.getByRole('heading', { name: inspect.steps.title }).waitFor();
      for (const tab of ['walk', 'mates', 'draw', 'conventions'] as const) {
        await screen.openTab(tab);
      }
    });

    it('has changed no file of the run, and broken no rule of the page', () => {
      expect(Object.keys(before)).toContain('moments.bin');
      expect(digests(home.storeFolder)).toEqual(before);
      expect(opened.complaints).toEqual([]);
    });
  },
);
