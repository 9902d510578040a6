import type { Sweep, SweepPoint } from '../analysis/sweep.ts';
import { NETWORKS } from '../domain/metrics.ts';
import type { Cell, Table } from '../formats/table.ts';
import type { ReportTexts } from './en.ts';
import { networkNames } from './networkNames.ts';
import { valueWords } from './settingWords.ts';

/** What a sweep is judged by, in words. */
export function sweepMeasureText({ measure }: Sweep, texts: ReportTexts): string {
  const { split, metric, at } = measure;
  return `${texts.measure[split][metric]}, ${texts.sweep[at]}`;
}

/** A place of a sweep in words: numbers as they are, so that a table sets them as numbers. */
function placeWords({ settings }: Sweep, at: SweepPoint['at'], texts: ReportTexts): Cell[] {
  return at.map((value, index) => {
    const setting = settings[index];
    return typeof value === 'number' || setting === undefined
      ? value
      : valueWords(setting, value, texts.language);
  });
}

/** The same as text alone. */
export const placeTexts = (sweep: Sweep, at: SweepPoint['at'], texts: ReportTexts): string[] =>
  at.map((value, index) => {
    const setting = sweep.settings[index];
    return setting === undefined ? String(value) : valueWords(setting, value, texts.language);
  });

/** A row for every place of a sweep: mean, interval and runs of both networks, and where training breaks. */
export function sweepTable(sweep: Sweep, texts: ReportTexts): Table {
  const { sweep: words } = texts;
  const names = networkNames(sweep.normalizations, texts);
  const ofNetworks = NETWORKS.flatMap((network) =>
    [words.mean, words.low, words.high, words.runs, words.broken].map(
      (word) => `${names[network]}: ${word}`,
    ),
  );
  return {
    title: sweepMeasureText(sweep, texts),
    columns: [...sweep.settings.map((setting) => texts.setting[setting]), ...ofNetworks],
    rows: sweep.points.map(({ at, cells }) => [
      ...placeWords(sweep, at, texts),
      ...NETWORKS.flatMap((network) => {
        const { value, runs, diverged, atChance } = cells[network];
        return [
          value?.mean ?? null,
          value?.low ?? null,
          value?.high ?? null,
          runs,
          diverged + atChance,
        ];
      }),
    ]),
  };
}
