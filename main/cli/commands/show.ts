import { SETTING_NAMES } from '../../../shared/domain/catalog/catalog.ts';
import { evaluatedExamples } from '../../../shared/domain/evaluatedExamples.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { settingNumber } from '../../../shared/formats/settingNumber.ts';
import { settingName, settingWords } from '../../../shared/report/settingWords.ts';
import type { CliContext } from '../context.ts';
import { columns } from '../output/columns.ts';
import { inEnglish, inTerminalLanguage } from '../output/language.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { BUILT_IN_DATA } from '../output/runReporter.ts';
import { savedId } from '../savedId.ts';

/** Prints one saved experiment with its log; with `json` one object, `epochs` being its epochs' metrics. */
export async function show(
  options: { id: string; store: string | null; json: boolean },
  context: CliContext,
): Promise<number> {
  const id = savedId(options.id);
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  try {
    const saved = await workbench.call('experiment:load', { id });
    const { problems } = await workbench.call('experiment:verify', { id });
    const record = { ...saved, notices: [...saved.notices, ...problems] };
    if (options.json) {
      const epochs = record.metrics.filter((line) => line.kind === 'epoch');
      const notices = record.notices.map(inEnglish);
      context.terminal.printJson({ ...record.experiment, epochs, notices });
    } else {
      for (const line of recordLines(record)) context.terminal.print(line);
    }
    return GOOD;
  } finally {
    await workbench.close();
  }
}

function recordLines({ experiment, log, notices }: ExperimentRecord): string[] {
  const { name, id, status, reason, tags, notes, config, data, summary } = experiment;
  const counts = evaluatedExamples(experiment);
  // Numbers as one types them, to be copied into options.
  const options = { dataName: data?.name, numberText: settingNumber };
  const dataText =
    data?.builtIn === true ? BUILT_IN_DATA : settingWords(config, 'dataset', 'en', options);
  const facts = [
    ['name', name],
    ['id', id],
    ['status', reason === '' ? status : `${status}: ${reason}`],
    ['epochs', `${summary.epochsDone} of ${config.epochs}`],
    ['seconds', summary.seconds.toFixed(1)],
    ['data', dataText],
    ...(counts === null
      ? []
      : [['evaluated', `${counts.train} training images, ${counts.valid} validation images`]]),
    ...(tags.length === 0 ? [] : [['tags', tags.join(', ')]]),
    ...(notes === '' ? [] : [['notes', notes]]),
    ...SETTING_NAMES.map((setting) => [
      settingName(setting, 'en'),
      settingWords(config, setting, 'en', options),
    ]),
  ];
  return [
    ...columns(facts),
    ...notices.map((notice) => `note: ${inTerminalLanguage(notice)}`),
    '',
    ...log.trimEnd().split('\n'),
  ];
}
