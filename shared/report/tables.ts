import type { SettingName } from '../domain/catalog/catalog.ts';
import type { Comparison } from '../analysis/comparison.ts';
import { epochsOf, MEASURES, valueOf } from '../analysis/measure.ts';
import type { ComparedRun } from '../analysis/measure.ts';
import type { Experiment } from '../domain/experiment.ts';
import { NETWORKS } from '../domain/metrics.ts';
import type { Table } from '../formats/table.ts';
import type { ReportTexts } from './en.ts';
import { networkNames } from './networkNames.ts';
import { settingWords } from './settingWords.ts';
import { verdictSentence } from './verdictSentence.ts';

/** Every epoch of a run as it is saved, to the last digit. */
export function epochTable({ experiment, metrics }: ComparedRun, texts: ReportTexts): Table {
  const names = networkNames([experiment.config.normalization], texts);
  const lines = MEASURES.flatMap((measure) =>
    NETWORKS.map((network) => ({
      title: `${texts.measure[measure.split][measure.metric]}, ${names[network]}`,
      network,
      measure,
    })),
  );
  return {
    title: experiment.name,
    columns: [texts.column.epoch, ...lines.map(({ title }) => title)],
    rows: epochsOf(metrics).map((epoch) => [
      epoch.epoch,
      ...lines.map(({ network, measure }) => valueOf(epoch, network, measure)),
    ]),
  };
}

/** More runs than these do not fit beside each other. */
const MOST_COLUMNS = 6;

/** Only the settings in which the runs differ: a column a run, or where there are many a row a run. */
function differencesTable({ runs, differences }: Comparison, texts: ReportTexts): Table {
  const title = texts.title.differences;
  const wordsOf = (setting: SettingName, { config, data }: Experiment) =>
    settingWords(config, setting, texts.language, { dataName: data?.name });
  if (runs.length > MOST_COLUMNS) {
    return {
      title,
      columns: [texts.column.run, ...differences.map(({ setting }) => texts.setting[setting])],
      rows: runs.map(({ experiment }) => [
        experiment.name,
        ...differences.map(({ setting }) => wordsOf(setting, experiment)),
      ]),
    };
  }
  return {
    title,
    columns: [texts.column.setting, ...runs.map(({ experiment }) => experiment.name)],
    rows: differences.map(({ setting }) => [
      texts.setting[setting],
      ...runs.map(({ experiment }) => wordsOf(setting, experiment)),
    ]),
  };
}

/** Last and best value of every run and network, and what they are off the first run's. */
function outcomesTable({ measure, outcomes }: Comparison, texts: ReportTexts): Table {
  const { column } = texts;
  return {
    title: texts.title.outcomes(texts.measure[measure.split][measure.metric]),
    columns: [
      column.run,
      column.network,
      ...[column.last, column.lastDelta, column.best, column.bestEpoch, column.bestDelta],
    ],
    rows: outcomes.map(({ run, network, outcome: { last, best }, lastDelta, bestDelta }) => [
      run.experiment.name,
      networkNames([run.experiment.config.normalization], texts)[network],
      last?.value ?? null,
      lastDelta,
      best?.value ?? null,
      best?.epoch ?? null,
      bestDelta,
    ]),
  };
}

/** Every verdict in words, and what is to be known of the runs they rest on. */
function verdictTable(comparisons: readonly Comparison[], texts: ReportTexts): Table {
  const sentences = comparisons.flatMap((comparison) =>
    comparison.verdicts.map((named) => verdictSentence(comparison, named, texts)),
  );
  const copies = comparisons[0]?.copies ?? 0;
  const notices = copies > 0 ? [texts.copies(copies)] : [];
  return {
    title: texts.title.verdict,
    columns: [texts.column.statement],
    rows: [...sentences, ...notices].map((sentence) => [sentence]),
  };
}

/**
 * What comparisons of the same runs over several measures say, as tables; what their settings differ in
 * is left out where there is nothing.
 */
export function comparisonTables(comparisons: readonly Comparison[], texts: ReportTexts): Table[] {
  const differences = comparisons
    .slice(0, 1)
    .map((comparison) => differencesTable(comparison, texts))
    .filter(({ rows }) => rows.length > 0);
  return [
    ...differences,
    ...comparisons.map((comparison) => outcomesTable(comparison, texts)),
    verdictTable(comparisons, texts),
  ];
}
