import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EpochMetrics, MetricsLine } from '../../shared/domain/metrics.ts';
import { EXPORT_FORMATS } from '../../shared/report/exportFormats.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { savedFilesOf } from '../support/hosts/savedFiles.ts';
import type { SavedFile, SaveFrom } from '../support/hosts/savedFiles.ts';
import { HOSTS } from './hosts.ts';
import { Screen, TEXTS, TRAINING_LIMIT } from './screen.ts';

const EPOCHS = 2;
const RATES = ['0.001', '0.01', '10'];
const SEEDS = 2;
const NAME = '<b>쓸어 보기</b>';

/** The saved epochs of the store's runs, by id. */
function savedEpochs(storeFolder: string): Map<string, EpochMetrics[]> {
  const ids = readdirSync(storeFolder).filter((name) => /^\d{8}-/.test(name));
  return new Map(
    ids.map((id) => {
      const lines = readFileSync(join(storeFolder, id, 'metrics.jsonl'), 'utf8')
        .trim()
        .split('\n');
      const all = lines.map((line) => JSON.parse(line) as MetricsLine);
      return [id, all.filter((line): line is EpochMetrics => line.kind === 'epoch')];
    }),
  );
}

describe.each(Object.entries(HOSTS))(
  'a person who compares %s',
  { timeout: 2 * TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    const folder = join(home.userFolder, 'saved by hand');
    let opened: OpenedWorkbench;
    let screen: Screen;
    let saveFrom: SaveFrom;

    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      opened = await open(home);
      screen = new Screen(opened.page);
      saveFrom = await savedFilesOf(opened, folder);
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    const dialog = () => opened.page.getByRole('dialog');
    const compareLink = () =>
      opened.page
        .getByRole('navigation')
        .getByRole('link', { name: screen.texts.shell.compare, exact: true });
    const chart = (id: string) => opened.page.locator(`figure[data-chart=${id}]`);

    async function exportAs(format: keyof typeof TEXTS.en.transfer.formats): Promise<SavedFile> {
      const { transfer } = screen.texts;
      await opened.page
        .getByRole('banner')
        .or(opened.page.locator('header'))
        .getByRole('button', { name: transfer.export, exact: true })
        .first()
        .click();
      await dialog().getByText(transfer.formats[format].name, { exact: true }).click();
      const saved = await saveFrom(() =>
        dialog().getByRole('button', { name: transfer.save, exact: true }).click(),
      );
      await dialog().waitFor({ state: 'hidden' });
      return saved;
    }

    it('sweeps a setting over seeds, as one group of the table', async () => {
      const { page } = opened;
      const { train } = screen.texts;
      await screen.setNumber('epochs', EPOCHS);
      await screen.trainOn(640);
      await page.getByRole('combobox', { name: train.sweep.first, exact: true }).selectOption({
        value: 'learningRate',
      });
      await screen.choose(train.sweep.list);
      await page.getByRole('textbox', { name: /commas between/ }).fill(RATES.join(', '));
      await page.getByRole('spinbutton', { name: train.repeats, exact: true }).fill(String(SEEDS));
      await screen.nameRun(NAME);
      await page.getByRole('button', { name: /^Start training/ }).click();
      await screen.goTo('experiments');
      const done = `${RATES.length * SEEDS} of ${RATES.length * SEEDS} finished`;
      await page.getByText(done, { exact: true }).waitFor({ timeout: TRAINING_LIMIT });
    });

    it('sees where training breaks, and what the runs differ in', async () => {
      const { page } = opened;
      const { experiments, compare } = screen.texts;
      await page
        .getByRole('button', { name: /^Actions for/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: experiments.compareGroup }).click();
      await page.getByText(/With BN does best at Learning rate/).waitFor();
      const { lines } = await chart('sweep-last').evaluate((figure: HTMLElement) => ({
        lines: figure.chartData?.lines.map(({ id, y }) => ({ id, y })) ?? [],
      }));
      expect(lines.map(({ id }) => id)).toEqual(['bn', 'plain']);
      const epochs = [...savedEpochs(home.storeFolder).values()];
      for (const { id, y } of lines) {
        const means = RATES.map((_, rate) => {
          const own = epochs.filter((_each, run) => run % RATES.length === rate);
          const last = own.map((each) => each.at(-1)?.valid[id as 'bn'].accuracy ?? NaN);
          return last.reduce((sum, value) => sum + value, 0) / last.length;
        });
        y.forEach((value, rate) => expect(value).toBeCloseTo(means[rate] ?? NaN, 12));
      }
      await page.getByRole('tab', { name: compare.tabs.tables }).click();
      await page.getByRole('rowheader', { name: 'Learning rate', exact: true }).waitFor();
    });

    it('sees the four charts of all runs over each other', async () => {
      await opened.page.getByRole('tab', { name: screen.texts.compare.tabs.charts }).click();
      await opened.page.getByRole('switch', { name: screen.texts.compare.asMeans }).click();
      await chart('validAccuracy').waitFor();
      const drawn = await chart('validAccuracy').evaluate(
        (figure: HTMLElement) => figure.chartData?.lines.map(({ id, y }) => ({ id, y })) ?? [],
      );
      expect(drawn).toHaveLength(2 * RATES.length * SEEDS);
      const saved = savedEpochs(home.storeFolder);
      for (const { id, y } of drawn) {
        const [, run = '', network] = JSON.parse(id) as string[];
        const epochs = saved.get(run) ?? [];
        expect(y).toEqual(epochs.map(({ valid }) => valid[network as 'bn'].accuracy));
      }
    });

    it('gets a chart as pictures and vectors, light and dark, and in the clipboard', async () => {
      const { page } = opened;
      const { charts } = screen.texts;
      const saved: SavedFile[] = [];
      for (const format of ['png-1', 'png-2', 'png-4', 'svg', 'pdf'] as const) {
        await chart('validLoss')
          .getByRole('button', { name: /^Export the chart/ })
          .click();
        await dialog().getByText(charts.export.format[format], { exact: true }).click();
        if (format === 'svg') {
          await dialog().getByText(charts.export.dark, { exact: true }).click();
        }
        saved.push(
          await saveFrom(() =>
            dialog().getByRole('button', { name: charts.export.save, exact: true }).click(),
          ),
        );
        await dialog().waitFor({ state: 'hidden' });
      }
      const [one, two, four, svg, pdf] = saved;
      for (const [file, width] of [
        [one, 960],
        [two, 1920],
        [four, 3840],
      ] as const) {
        expect(file?.bytes.toString('latin1', 1, 4)).toBe('PNG');
        expect(file?.bytes.readUInt32BE(16)).toBe(width);
      }
      const text = svg?.bytes.toString('utf8') ?? '';
      expect(text).toContain('>Validation loss</text>');
      // Seeds of a config share its color, so the legend names configs.
      expect(text).toContain('>Learning rate 0.001</text>');
      expect(text).not.toContain('<b>');
      expect(text).toContain('fill="#17181c"');
      expect(pdf?.bytes.toString('latin1', 0, 8)).toBe('%PDF-1.7');
      expect(saved.map(({ name }) => name.replace(/.*loss/i, ''))).toEqual([
        expect.stringMatching(/\.png$/),
        expect.stringMatching(/\.2x\.png$/),
        expect.stringMatching(/\.4x\.png$/),
        expect.stringMatching(/\.svg$/),
        expect.stringMatching(/\.pdf$/),
      ]);
      await page.evaluate(() => window.focus());
      await chart('validLoss')
        .getByRole('button', { name: /^Export the chart/ })
        .click();
      await dialog().getByRole('button', { name: charts.export.copy, exact: true }).click();
      await page.getByText(charts.export.copied, { exact: true }).waitFor();
    });

    it('saves the comparison under a name and finds it again', async () => {
      const { page } = opened;
      const { compare, common } = screen.texts;
      await screen.button(compare.save).click();
      await page.getByRole('textbox', { name: compare.name, exact: true }).fill('비교 <i>1</i>');
      await dialog().getByRole('button', { name: common.save, exact: true }).click();
      await page.getByRole('heading', { name: '비교 <i>1</i>' }).waitFor();
      await screen.goTo('experiments');
      await compareLink().click();
      await page.getByRole('heading', { name: '비교 <i>1</i>' }).waitFor();
    });

    it('exports the comparison in every format, with the numbers that are saved', async () => {
      const files = new Map<string, SavedFile>();
      for (const format of EXPORT_FORMATS) files.set(format, await exportAs(format));
      const textOf = (format: string) => files.get(format)?.bytes.toString('utf8') ?? '';
      const saved = savedEpochs(home.storeFolder);

      const rows = Papa.parse<Record<string, string>>(textOf('csv-wide'), {
        header: true,
        skipEmptyLines: true,
      }).data;
      expect(rows).toHaveLength(EPOCHS * RATES.length * SEEDS);
      for (const row of rows) {
        const epoch = saved.get(row['experiment_id'] ?? '')?.[Number(row['epoch']) - 1];
        expect(Number(row['valid_bn_accuracy'])).toBe(epoch?.valid.bn.accuracy);
        expect(row['train_plain_loss']).toBe(String(epoch?.train.plain.loss ?? ''));
      }
      expect(textOf('html')).toContain('&lt;b&gt;쓸어 보기&lt;/b&gt;');
      expect(textOf('log')).toBeDefined();
      for (const format of ['tensorboard', 'safetensors', 'keras-safetensors', 'tfjs', 'archive']) {
        const { bytes, name } = files.get(format) ?? { bytes: Buffer.alloc(0), name: '' };
        expect(name).toMatch(format === 'archive' ? /\.bnruns$/ : /\.zip$/);
        expect(Object.keys(unzipSync(bytes)).length).toBeGreaterThan(RATES.length);
      }
      writeFileSync(join(folder, 'runs.zip'), files.get('archive')?.bytes ?? '');
      writeFileSync(join(folder, 'runs.csv'), files.get('csv-wide')?.bytes ?? '');
    });

    it('imports what was exported, marked with where it came from', async () => {
      const { page } = opened;
      const { transfer, common } = screen.texts;
      await screen.goTo('experiments');
      await screen.button(transfer.import).click();
      await dialog().locator('input[type=file]').setInputFiles(join(folder, 'runs.csv'));
      const count = RATES.length * SEEDS;
      await page.getByText(`${count} runs imported`, { exact: true }).waitFor();
      await dialog().getByRole('button', { name: common.close, exact: true }).last().click();
      await page.getByText(transfer.origin.csv, { exact: true }).first().waitFor();
      expect(await page.getByText(transfer.origin.csv, { exact: true }).count()).toBe(count);
      await page
        .getByRole('row')
        .filter({ hasText: transfer.origin.csv })
        .first()
        .getByRole('link')
        .click();
      await page.getByText(/From CSV: runs\.csv, /).waitFor();
    });

    it('finds all of it in Korean', async () => {
      const { page } = opened;
      await screen.goTo('settings');
      await screen.choose('한국어');
      screen = new Screen(page, TEXTS.ko);
      await compareLink().click();
      await page
        .getByText(/: .*BN 있음/)
        .first()
        .waitFor();
      await page.getByRole('tab', { name: screen.texts.compare.tabs.tables }).click();
      await page.getByRole('rowheader', { name: '학습률', exact: true }).waitFor();
      const { bytes } = await exportAs('markdown');
      expect(bytes.toString('utf8')).toContain('서로 다른 설정');
      expect(opened.complaints).toEqual([]);
    });
  },
);
