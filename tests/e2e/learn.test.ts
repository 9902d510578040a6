import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthLine } from '../../shared/domain/recording.ts';
import { formatAccuracy } from '../../renderer/i18n/useFormats.ts';
import { formatMeasure } from '../../renderer/features/learn/chapters/parts/numbers.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { modelFixture } from '../support/keptModels.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { HOSTS } from './hosts.ts';
import { LearnScreen } from './learnScreen.ts';
import { TEXTS, TRAINING_LIMIT } from './screen.ts';

describe.each(Object.entries(HOSTS))(
  'a person who learns with the workbench %s',
  { timeout: 3 * TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: LearnScreen;

    beforeAll(async () => {
      opened = await open(home);
      screen = new LearnScreen(opened.page);
      await opened.page.getByRole('navigation').first().waitFor({ timeout: TRAINING_LIMIT });
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('reads what will be measured before anything was, and no number that was not', async () => {
      await screen.goToLearn();
      await opened.page.getByText(screen.texts.learn.gradients.promise).waitFor();
      expect(await screen.findings('').count()).toBe(0);
    });

    it('starts the experiment and finds its own numbers in the text, as they were recorded', async () => {
      await screen.part('start').click();
      await screen.findings('gradients.plain.vanishing').waitFor({ timeout: TRAINING_LIMIT });
      await screen.finished();
      await screen.findings('learned.').first().waitFor();

      const address = await screen.part('run').getAttribute('href');
      const id = address?.split('/').at(-1) ?? '';
      const [line = ''] = readFileSync(join(home.storeFolder, id, 'layers.jsonl'), 'utf8').split(
        '\n',
      );
      const { gradients } = (JSON.parse(line) as HealthLine).plain;
      const ratio = (gradients.at(-1) ?? NaN) / (gradients[0] ?? NaN);
      expect(ratio).toBeGreaterThan(10);
      expect(await screen.findings('gradients.plain.vanishing').innerText()).toContain(
        formatMeasure(ratio),
      );
    });

    it('says whose numbers it shows when the settings are changed', async () => {
      const slider = opened.page.getByRole('slider', {
        name: screen.texts.config.names.hiddenSizes,
      });
      await slider.press('ArrowRight');
      await opened.page.getByText(screen.texts.learn.otherSettings).waitFor();
      await slider.press('ArrowLeft');
      await expect
        .poll(() => opened.page.getByText(screen.texts.learn.otherSettings).count())
        .toBe(0);
    });

    it('keeps the run, and finds it among the experiments with what it showed', async () => {
      await screen.part('keep').click();
      await screen.button(screen.texts.learn.kept).waitFor();
      const name = await screen.part('run').innerText();
      await screen.part('all').click();
      await expect.poll(() => screen.rows().count()).toBe(1);
      await screen.row(name).getByText('learn-gradients', { exact: true }).waitFor();
      await opened.page.getByRole('link', { name }).click();
      await opened.page.getByRole('tab', { name: screen.texts.experiment.tabs.notes }).click();
      const notes = opened.page.getByRole('textbox', { name: screen.texts.experiment.tabs.notes });
      await expect.poll(() => notes.inputValue()).toMatch(/times smaller/);
    });

    it('takes a batch apart, and puts an image among others', async () => {
      await screen.goToLearn();
      await screen.openChapter('algorithm');
      await screen.part('start').click();
      await screen.findings('algorithm.normalized').waitFor({ timeout: TRAINING_LIMIT });
      await opened.page
        .getByRole('slider', { name: screen.texts.learn.algorithm.batchSize })
        .press('Home');
      await screen.findings('algorithm.pair').or(screen.findings('algorithm.epsilon')).waitFor();

      // The same model serves the next chapter: nothing has to be trained again.
      await screen.openChapter('modes');
      await screen.findings('modes.evalStill').waitFor({ timeout: TRAINING_LIMIT });
      await screen.findings('modes.momentum').waitFor({ timeout: TRAINING_LIMIT });
    });

    it('opens a model, and meets momentum, counter, epsilon and dead channels in it', async () => {
      await screen.openChapter('ownModel');
      await opened.page.getByText(screen.texts.learn.ownModel.promise).waitFor();
      const example = screen.part('example');
      await example.focus();
      await example.press('Enter');
      // Of the example's layers, bn3 went through 40 batches at momentum 0.01.
      const left = formatAccuracy(0.99 ** 40);
      await expect.poll(() => screen.findings('ownModel.initialLeft').innerText()).toContain(left);
      const differ = await screen.findings('ownModel.countersDiffer').innerText();
      expect(differ).toMatch(/40.*120/);
      await screen.findings('ownModel.epsilonsDiffer').waitFor();
      expect(await screen.findings('ownModel.dead').innerText()).toMatch(/bn3.*3.*16/);

      const own = modelFixture('state.pth');
      await opened.page.locator('input[type=file]').setInputFiles(own);
      await screen.findings('ownModel.noneDead').waitFor();
      await screen.part('model').click();
      await opened.page.getByRole('heading', { name: 'state.pth', level: 1 }).waitFor();
      await screen.goToLearn();
    });

    it('reads the same in Korean', async () => {
      await screen.goTo('settings');
      await screen.choose('한국어');
      screen = new LearnScreen(opened.page, TEXTS.ko);
      await screen.goToLearn();
      await expect
        .poll(() => screen.findings('gradients.plain.vanishing').innerText())
        .toMatch(/배 작았습니다/);
      for (const chapter of ['remedies', 'shift', 'reasons', 'lab', 'ownModel'] as const) {
        await screen.openChapter(chapter);
      }
      await screen.openExtra('lesson');
      await opened.page.getByText('45–50분').waitFor();
    });

    it('comes from a field of the form to the glossary, and from there to a chapter', async () => {
      await screen.goTo('train');
      const help = screen.texts.config.help.batchNormMomentum;
      await opened.page.getByRole('link', { name: help }).click();
      const { name } = screen.texts.learn.glossary.term.batchNormMomentum;
      const entry = opened.page.locator('#term-batchNormMomentum');
      await entry.getByText(name, { exact: true }).waitFor();
      await expect
        .poll(() => entry.evaluate((element) => element === document.activeElement))
        .toBe(true);
      await entry.getByRole('link', { name: screen.texts.learn.modes.short, exact: true }).click();
      await screen.reads('modes');
    });

    it('shows it to a room: big type, no controls that only the teacher needs', async () => {
      await screen.goToLearn();
      await screen.part('keep').waitFor();
      const before = await screen.letters();
      await opened.page.keyboard.press('F9');
      await expect.poll(() => screen.letters()).toBeGreaterThan(before * 1.2);
      await screen.isHidden(screen.part('keep'));
      await opened.page.keyboard.press('Shift+F9');
      await screen.part('keep').waitFor();

      // It is a setting: the next window begins with it.
      await opened.page.reload();
      await expect.poll(() => screen.letters()).toBeGreaterThan(before * 1.2);
      await screen.button(screen.texts.shell.projector).click();
      await expect.poll(() => screen.letters()).toBe(before);
    });

    it('needs no mouse', async () => {
      const { page } = opened;
      await screen.goToLearn();
      await page.locator('body').press('Tab');
      const reach = async (isThere: () => Promise<boolean>) => {
        for (let stop = 0; stop < 120; stop += 1) {
          if (await isThere()) return;
          await page.keyboard.press('Tab');
        }
        throw new Error('Tab never came there');
      };
      const focusIn = (selector: string) => () =>
        page.evaluate((inside) => document.activeElement?.matches(inside) === true, selector);
      await reach(focusIn('a[href="#/learn/reasons"]'));
      await page.keyboard.press('Enter');
      await screen.reads('reasons');
      expect(await focusIn('a[href="#/learn/reasons"]')()).toBe(true);
      await reach(focusIn('[data-learn="start"]'));
      await page.keyboard.press('Enter');
      await screen.findings('reasons.').first().waitFor({ timeout: TRAINING_LIMIT });
      await screen.finished();
    });

    it('broke no rule of the page', () => {
      expect(opened.complaints).toEqual([]);
    });
  },
);
