import { SETTING_NAMES } from '../../../../shared/domain/catalog/catalog.ts';
import { configDifferences, LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { evaluatedExamples } from '../../../../shared/domain/evaluatedExamples.ts';
import type { Experiment, ExperimentRecord } from '../../../../shared/domain/experiment.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { settingWords } from '../../../../shared/report/settingWords.ts';
import { epochTable } from '../../../../shared/report/tables.ts';
import { element, named } from '../../../../shared/report/page/markup.ts';
import type { Content, Markup } from '../../../../shared/report/page/markup.ts';
import { tableMarkup } from '../../../../shared/report/page/tableMarkup.ts';

type Fact = readonly [string, Content];

function factsTable(facts: readonly Fact[]): Markup {
  const rows = facts.map(([title, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, title), element('td', {}, value)),
  );
  return element('table', {}, element('tbody', {}, rows));
}

function runFacts(experiment: Experiment, texts: ReportTexts): Fact[] {
  const { fact } = texts;
  const { id, createdAt, status, reason, data, summary, tags, origin } = experiment;
  const dataName = data === null ? texts.none : data.builtIn ? texts.builtInData : data.name;
  const counts = evaluatedExamples(experiment);
  const came =
    origin === undefined
      ? []
      : [[fact.origin, [texts.origin[origin.kind], ...sourceOf(origin)]] as const];
  return [
    [fact.id, id],
    [fact.createdAt, createdAt],
    [
      fact.status,
      reason === '' ? texts.status[status] : [texts.status[status], ': ', named(reason)],
    ],
    [fact.seconds, summary.seconds],
    [fact.data, named(dataName)],
    ...(data === null
      ? []
      : ([
          [fact.examples, texts.examples(data.trainExamples, data.validExamples)],
          ...(counts === null
            ? []
            : ([[fact.evaluated, texts.examples(counts.train, counts.valid)]] as const)),
          [fact.digest, data.digest],
        ] as const)),
    ...(tags.length === 0 ? [] : [[fact.tags, tags.map((tag) => [named(tag), ' '])] as const]),
    ...came,
  ];
}

const sourceOf = (origin: NonNullable<Experiment['origin']>): Content[] =>
  origin.kind === 'recalibrated'
    ? [` (${origin.id}, ${origin.epoch})`]
    : [' (', named(origin.source), `, ${origin.importedAt})`];

function environmentFacts({ environment }: Experiment, { fact, yes, no }: ReportTexts): Fact[] {
  if (environment === null) return [];
  const { app, platform, cpu, node, tensorflow, xla, threads } = environment;
  return [
    [fact.app, app],
    [fact.platform, platform],
    [fact.cpu, cpu],
    [fact.node, node],
    [fact.tensorflow, tensorflow],
    [fact.xla, xla ? yes : no],
    [fact.threads, threads],
  ];
}

/** The run's settings beside the lab's; those that differ stand out. */
function settingsTable(
  { config, data }: Experiment,
  { column, setting: names, language }: ReportTexts,
): Markup {
  const changed = new Set(configDifferences(LAB_CONFIG, config));
  const rows = SETTING_NAMES.map((setting) =>
    element(
      'tr',
      changed.has(setting) ? { class: 'changed' } : {},
      element('th', { scope: 'row' }, names[setting]),
      element('td', {}, settingWords(config, setting, language, { dataName: data?.name })),
      element('td', {}, settingWords(LAB_CONFIG, setting, language)),
    ),
  );
  const titles = [column.setting, column.value, column.lab];
  const head = titles.map((title) => element('th', { scope: 'col' }, title));
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, head)),
    element('tbody', {}, rows),
  );
}

/** Everything about one run but its charts. */
export function runSection(record: ExperimentRecord, texts: ReportTexts): Markup {
  const { experiment, log } = record;
  const { title } = texts;
  const isDrawn = experiment.data?.builtIn === true;
  const environment = environmentFacts(experiment, texts);
  const part = (heading: string, ...content: Content[]) => [element('h3', {}, heading), content];
  return element(
    'section',
    {},
    element('h2', {}, named(experiment.name)),
    isDrawn ? element('p', { class: 'drawn' }, texts.builtIn) : [],
    factsTable(runFacts(experiment, texts)),
    experiment.notes === ''
      ? []
      : part(title.notes, element('p', { class: 'notes', dir: 'auto' }, experiment.notes)),
    part(title.config, settingsTable(experiment, texts)),
    part(title.epochs, tableMarkup(epochTable(record, texts))),
    environment.length === 0 ? [] : part(title.environment, factsTable(environment)),
    log === '' ? [] : part(title.log, element('pre', {}, log)),
  );
}
