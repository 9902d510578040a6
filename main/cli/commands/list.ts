import type { Experiment } from '../../../shared/domain/experiment.ts';
import { networkNames } from '../../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { settingWords } from '../../../shared/report/settingWords.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { columns } from '../output/columns.ts';
import { inEnglish, inTerminalLanguage } from '../output/language.ts';

const percent = (share: number | undefined) =>
  share === undefined ? '-' : `${(100 * share).toFixed(2)} %`;

function row({ id, name, status, config, summary, data }: Experiment): string[] {
  const epochs = `${summary.epochsDone}/${config.epochs}`;
  const { last } = summary;
  const accuracies = [percent(last?.valid.bn.accuracy), percent(last?.valid.plain.accuracy)];
  return [
    id,
    status,
    epochs,
    ...accuracies,
    settingWords(config, 'dataset', 'en', { dataName: data?.name }),
    name,
  ];
}

function titles(experiments: readonly Experiment[]): string[] {
  const normalizations = experiments.map(({ config }) => config.normalization);
  const { bn } = networkNames(normalizations, REPORT_TEXTS.en);
  return ['ID', 'STATUS', 'EPOCHS', bn.toUpperCase(), 'WITHOUT', 'DATA', 'NAME'];
}

/** Prints every saved experiment, the newest first; with `json` one array. */
export async function list(
  options: { store: string | null; json: boolean },
  context: CliContext,
): Promise<number> {
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  const { terminal } = context;
  try {
    const { experiments, damaged } = await workbench.call('experiment:list', {});
    if (options.json) {
      const unreadable = damaged.map(({ id, reason }) => ({
        id,
        reason: inEnglish(reason),
        status: 'damaged',
      }));
      terminal.printJson([...experiments, ...unreadable]);
      return GOOD;
    }
    for (const line of columns([titles(experiments), ...experiments.map(row)]))
      terminal.print(line);
    for (const { id, reason } of damaged)
      terminal.say(`${id} is damaged: ${inTerminalLanguage(reason)}`);
    return GOOD;
  } finally {
    await workbench.close();
  }
}
