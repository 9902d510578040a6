import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { formatValue } from '../../renderer/plot/lines/format.ts';
import type { Experiment } from '../../shared/domain/experiment.ts';
import { generatedExperiment, writeListedRuns } from '../support/generatedExperiments.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { savedFilesOf } from '../support/hosts/savedFiles.ts';
import type { SavedFile, SaveFrom } from '../support/hosts/savedFiles.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { TEXTS } from './screen.ts';

const RATES = [0.001, 0.01, 0.1];
const BATCHES = [16, 64];
const DIVERGED = 2;

/** The nth run of a sweep over both; one of them has diverged. */
function placeOf(n: number): Partial<Experiment> {
  const [learningRate = 0, batchSize = 0] = [
    RATES[Math.floor((n - 1) / BATCHES.length)],
    BATCHES[(n - 1) % BATCHES.length],
  ];
  const { summary } = generatedExperiment(n);
  const divergedAt = { bn: n === DIVERGED ? 7 : null, plain: null };
  return {
    config: { ...LAB_CONFIG, seed: n, learningRate, batchSize },
    group: { id: 'grid', name: 'Grid', kind: 'sweep', settings: ['learningRate', 'batchSize'] },
    summary: { ...summary, divergedAt },
  };
}

const RUNS = RATES.length * BATCHES.length;
const VALUES = Array.from({ length: RUNS }, (_, index) =>
  formatValue(generatedExperiment(index + 1).summary.last?.valid.bn.accuracy ?? NaN, true),
);

describe.each(['en', 'ko'] as const)('a heat map in the language %s', (language) => {
  const home = makeUserHome();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-maps-'));
  const { charts, compare, settings } = TEXTS[language];
  let opened: OpenedWorkbench;
  let saveFrom: SaveFrom;

  beforeAll(async () => {
    writeListedRuns(home.storeFolder, RUNS, placeOf);
    opened = await openInBrowser(home);
    saveFrom = await savedFilesOf(opened, folder);
    const { page } = opened;
    await page.getByRole('navigation').waitFor();
    await page.evaluate((target) => (location.hash = target), '/settings');
    const choice = settings.languages[language];
    await page.locator('label').getByText(choice, { exact: true }).click();
    await page.evaluate((target) => (location.hash = target), '/compare?group=grid');
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function exportAs(format: keyof typeof charts.export.format): Promise<SavedFile> {
    const { page } = opened;
    const [before = '', after = ''] = charts.exportChart.split('{title}');
    const button = page.getByRole('button', { name: new RegExp(`^${before}.+${after}$`) });
    await button.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(charts.export.format[format], { exact: true }).click();
    return saveFrom(() => dialog.getByRole('button', { name: charts.export.save }).click());
  }

  it('is saved as an SVG whose cells are those of the sweep', async () => {
    const { name, bytes } = await exportAs('svg');
    expect(name).toMatch(/^Grid-.+\.svg$/);
    const svg = bytes.toString('utf8');
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts.filter((text) => /^\d+\.\d+%$/.test(text ?? ''))).toEqual(VALUES);
    for (const label of [...RATES, ...BATCHES]) expect(texts).toContain(String(label));
    expect(texts.filter((text) => text === compare.breaksHere)).toHaveLength(1);
    // The ground, and a ground for each cell, the best and the worst of which differ.
    const grounds = [...svg.matchAll(/<path d="[^"]*" fill="(#[0-9a-f]{6})"\/>/g)].map((m) => m[1]);
    expect(grounds).toHaveLength(1 + RUNS);
    const numbers = VALUES.map((text) => Number.parseFloat(text));
    const ordered = numbers.toSorted((a, b) => a - b);
    const groundOf = (value?: number) => grounds[1 + numbers.indexOf(value ?? NaN)];
    expect(groundOf(ordered[0])).not.toBe(groundOf(ordered.at(-1)));
  });

  it('is saved as a PNG of twice its size', async () => {
    const { name, bytes } = await exportAs('png-2');
    expect(name).toMatch(/\.2x\.png$/);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(2 * 960);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(2 * RATES.length * 40);
    expect(opened.complaints).toEqual([]);
  });
});
