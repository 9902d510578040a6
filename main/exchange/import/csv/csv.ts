import { SETTING_NAMES } from '../../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../../shared/domain/catalog/catalog.ts';
import { experimentConfigSchema, LAB_CONFIG } from '../../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import { unguarded } from '../../../../shared/formats/csv.ts';
import { settingColumn } from '../../../../shared/report/exportColumns.ts';
import { message } from '../../../../shared/errors/message.ts';
import type { Message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import type { ForeignRun } from '../adoptRun.ts';
import { readCell } from './csvCells.ts';
import { csvColumns } from './csvColumns.ts';
import type { CsvColumns } from './csvColumns.ts';
import { csvScalars } from './csvScalars.ts';
import { csvTable, csvTextOf } from './csvTable.ts';
import type { CsvRow } from './csvTable.ts';
import { adoptEach } from '../adoptEach.ts';
import type { ImportedDraft } from '../adoptEach.ts';
import { groupedBy } from '../scalars/groupedBy.ts';
import { refusedWith } from '../importErrors.ts';
import { stemOf } from '../importRequest.ts';
import type { ImportRequest, ImportResult } from '../importRequest.ts';
import { assembleRun } from '../scalars/scalarRun.ts';
import { normalizationNamed } from '../scalars/seriesName.ts';

/** Columns that distinguish the runs of one file. */
const RUN_COLUMNS = ['experiment_id', 'experiment_name', 'run_id', 'run_name', 'run'];

/**
 * Runs in a CSV file: ours, or one made elsewhere. It has a row a value (columns network, split,
 * metric, value) or rows of several values (columns such as `train_bn_loss`); an epoch or a step in
 * each row says where they belong, and so do the rows themselves where none does.
 * @throws {WorkbenchError} `import-refused`
 */
export async function importCsv(request: ImportRequest): Promise<ImportResult> {
  return refusedWith(request.fileName, async () => {
    const { text, notices } = csvTextOf(request.bytes);
    const table = csvTable(text);
    if (table.rows.length === 0) throw new Refusal(message('importNoRows'));
    const columns = csvColumns(table, stemOf(request.fileName));
    const runs = groupedBy(table.rows, ({ cells }) =>
      RUN_COLUMNS.map((name) => cells[columns.byName.get(name) ?? -1] ?? '').join('\n'),
    );
    const drafts = [...runs.values()].map((rows): ImportedDraft => {
      const name = nameOf(columns, rows);
      return { name, read: () => draftOf(name, columns, rows, request.network) };
    });
    const result = await adoptEach(request, drafts);
    const isAssumed = !columns.byName.has(settingColumn('learningRate'));
    return {
      experiments: result.experiments,
      notices: [
        ...notices,
        ...(columns.epoch === null && columns.step === null
          ? [message('importRowsAreEpochs')]
          : []),
        ...result.notices,
        ...(isAssumed ? [message('importOtherSettingsFromLab')] : []),
      ],
    };
  });
}

function nameOf({ byName, fileStem }: CsvColumns, [first]: readonly CsvRow[]): string {
  const cellOf = (name: string) => first?.cells[byName.get(name) ?? -1] ?? '';
  const found = ['experiment_name', 'run_name', 'run'].map(cellOf).find((cell) => cell !== '');
  return found === undefined ? fileStem : unguarded(found);
}

function draftOf(
  name: string,
  columns: CsvColumns,
  rows: readonly CsvRow[],
  network: NetworkName | null,
): { run: ForeignRun; notices: Message[] } {
  const { scalars, leftOut } = csvScalars(columns, rows, network);
  const labels = new Set(rows.flatMap(({ cells }) => columns.context.map((at) => cells[at] ?? '')));
  const normalization =
    normalizationNamed([...columns.head, ...labels]) ?? LAB_CONFIG.normalization;
  const found = { ...LAB_CONFIG, normalization, ...configIn(columns, rows[0]) };
  const { metrics, timings, notices } = assembleRun(scalars, found);
  const reached = metrics.filter(({ kind }) => kind === 'epoch').length;
  const planned = columns.byName.has('epochs') ? found.epochs : 0;
  return {
    run: {
      ...{ name, metrics, timings },
      kind: 'csv',
      config: { ...found, epochs: Math.max(reached, planned) },
      createdAt: null,
      checkpoint: null,
    },
    notices: [
      ...notices,
      ...(leftOut.length === 0
        ? []
        : [message('importColumnsLeftOut', { columns: leftOut.join(', ') })]),
    ],
  };
}

/** The settings that the file has, where they are valid. */
function configIn({ byName }: CsvColumns, row: CsvRow | undefined): Partial<ExperimentConfig> {
  const shape = experimentConfigSchema.shape;
  const found = SETTING_NAMES.flatMap((setting): [SettingName, unknown][] => {
    const cell = row?.cells[byName.get(settingColumn(setting)) ?? -1]?.trim();
    if (cell === undefined) return [];
    const parsed = shape[setting].safeParse(settingValue(setting, cell));
    return parsed.success ? [[setting, parsed.data]] : [];
  });
  return Object.fromEntries(found);
}

function settingValue(setting: SettingName, cell: string): unknown {
  if (setting === 'hiddenSizes') return cell === '' ? [] : cell.split(/\s+/).map(Number);
  const content = cell === '' ? null : readCell(cell, false);
  return content?.is === 'number' ? content.value : cell === '' ? null : cell;
}
