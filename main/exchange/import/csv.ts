import Papa from 'papaparse';
import {
  experimentConfigSchema,
  LAB_CONFIG,
  SETTING_NAMES,
} from '../../../shared/domain/config.ts';
import type { ExperimentConfig, SettingName } from '../../../shared/domain/config.ts';
import { unguarded } from '../../../shared/formats/csv.ts';
import { settingColumn } from '../../../shared/report/exportColumns.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { adoptRun } from './adoptRun.ts';
import { importRefused, reasonOf } from './importErrors.ts';
import { stemOf } from './importRequest.ts';
import type { ImportRequest, ImportResult } from './importRequest.ts';
import { assembleRun } from './scalarRun.ts';
import type { Scalar } from './scalarRun.ts';
import { normalizationNamed, seriesName } from './seriesName.ts';

/** The names of a file's columns, lower case, and where each is. */
type Columns = ReadonlyMap<string, number>;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Null for an empty cell, and for one that is not a finite number. */
const numberIn = (cell: string | undefined): number | null =>
  NUMBER.test(cell?.trim() ?? '') ? Number(cell) : null;

/**
 * Runs in a CSV file: ours, or one made elsewhere. It has a row a value (columns network, split,
 * metric, value) or a row an epoch (columns such as `train_bn_loss`), and an epoch or a step in each.
 * @throws {WorkbenchError} `import-refused`
 */
export async function importCsv(request: ImportRequest): Promise<ImportResult> {
  const { fileName } = request;
  const [head = [], ...rows] = rowsOf(request);
  const columns: Columns = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]));
  const runs = new Map<string, string[][]>();
  const idColumn = columns.get('experiment_id') ?? -1;
  for (const row of rows) {
    const id = row[idColumn] ?? '';
    const here = runs.get(id);
    if (here === undefined) runs.set(id, [row]);
    else here.push(row);
  }
  if (runs.size === 0) throw importRefused(fileName, 'it has no rows below its first');
  try {
    const drafts = [...runs.values()].map((own) => draftOf(fileName, head, columns, own));
    const experiments = [];
    for (const draft of drafts) experiments.push(await adoptRun(request, draft));
    const isAssumed = !columns.has(settingColumn('learningRate'));
    return { experiments, notices: isAssumed ? [message('importOtherSettingsFromLab')] : [] };
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    throw importRefused(fileName, reasonOf(error));
  }
}

function rowsOf({ fileName, bytes }: ImportRequest): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  } catch (cause) {
    throw importRefused(fileName, 'it is not text in UTF-8', undefined, cause);
  }
}

function draftOf(fileName: string, head: readonly string[], columns: Columns, rows: string[][]) {
  const [first = []] = rows;
  const name = unguarded(first[columns.get('experiment_name') ?? -1] ?? '');
  const networkColumn = columns.get('network') ?? columns.get('tag') ?? -1;
  const names = [...head, ...new Set(rows.map((row) => row[networkColumn] ?? ''))];
  const normalization = normalizationNamed(names) ?? LAB_CONFIG.normalization;
  const told = { ...LAB_CONFIG, normalization, ...configIn(columns, first) };
  const scalars = columns.has('value')
    ? longScalars(columns, rows)
    : wideScalars(head, columns, rows);
  const { metrics, timings } = assembleRun(scalars, told);
  const reached = metrics.filter(({ kind }) => kind === 'epoch').length;
  const config = { ...told, epochs: Math.max(reached, columns.has('epochs') ? told.epochs : 0) };
  return {
    name: name === '' ? stemOf(fileName) : name,
    kind: 'csv' as const,
    ...{ config, metrics, timings },
    createdAt: null,
    checkpoint: null,
  };
}

function placeIn(columns: Columns, row: readonly string[]) {
  const cell = (...names: string[]) =>
    numberIn(row[names.map((name) => columns.get(name)).find((at) => at !== undefined) ?? -1]);
  return {
    epoch: cell('epoch'),
    step: cell('step', 'global_step', 'iteration'),
    seconds: cell('seconds', 'elapsed', 'time'),
  };
}

function longScalars(columns: Columns, rows: readonly string[][]): Scalar[] {
  return rows.flatMap((row) => {
    const cell = (name: string) => row[columns.get(name) ?? -1] ?? '';
    const label = `${cell('network')} ${cell('split')} ${cell('metric')} ${cell('tag')}`;
    const { network, split, metric } = seriesName(label);
    if (network === null || split === null || metric === null) return [];
    const value = numberIn(cell('value'));
    return [{ network, split, metric, ...placeIn(columns, row), value }];
  });
}

function wideScalars(
  head: readonly string[],
  columns: Columns,
  rows: readonly string[][],
): Scalar[] {
  const series = head.map(seriesName);
  return rows.flatMap((row) => {
    const place = placeIn(columns, row);
    return series.flatMap(({ network, split, metric }, index): Scalar[] =>
      network === null || split === null || metric === null
        ? []
        : [{ network, split, metric, ...place, value: numberIn(row[index]) }],
    );
  });
}

/** The settings that the file tells and that can be. */
function configIn(columns: Columns, row: readonly string[]): Partial<ExperimentConfig> {
  const shape = experimentConfigSchema.shape;
  const told = SETTING_NAMES.flatMap((setting): [SettingName, unknown][] => {
    const cell = row[columns.get(settingColumn(setting)) ?? -1]?.trim();
    if (cell === undefined) return [];
    const parsed = shape[setting].safeParse(settingValue(setting, cell));
    return parsed.success ? [[setting, parsed.data]] : [];
  });
  return Object.fromEntries(told);
}

function settingValue(setting: SettingName, cell: string): unknown {
  if (setting === 'hiddenSizes') return cell === '' ? [] : cell.split(/\s+/).map(Number);
  return NUMBER.test(cell) ? Number(cell) : cell === '' ? null : cell;
}
