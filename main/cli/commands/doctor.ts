import { resolve } from 'node:path';
import { csvText } from '../../../shared/formats/csv.ts';
import { markdownTable } from '../../../shared/formats/table.ts';
import type { Table } from '../../../shared/formats/table.ts';
import { compareModels } from '../../../shared/models/compareModels.ts';
import type { ModelComparison } from '../../../shared/models/compareModels.ts';
import { SEVERITIES } from '../../../shared/models/finding.ts';
import type { Finding, Severity } from '../../../shared/models/finding.ts';
import { findingsOf } from '../../../shared/models/findings.ts';
import type { ForeignModel } from '../../../shared/models/foreignModel.ts';
import { modelJson, numbersInJson } from '../../../shared/models/report/modelJson.ts';
import {
  comparisonTable,
  findingTable,
  layerTable,
} from '../../../shared/models/report/modelTables.ts';
import { readModel } from '../../workbench/models/readModel.ts';
import type { CliContext } from '../context.ts';
import { FAILED_ON_FINDINGS, GOOD } from '../exitCodes.ts';
import { columns } from '../output/columns.ts';
import { inTerminalLanguage, terminalLanguage } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';

export const DOCTOR_FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export interface DoctorOrder {
  files: string[];
  format: (typeof DOCTOR_FORMATS)[number];
  /** The least severity that makes the command fail; null for none. */
  failOn: Exclude<Severity, 'note'> | null;
}

interface Diagnosis {
  model: ForeignModel;
  findings: Finding[];
}

/**
 * Prints the normalization layers of model files and what the rules find in them; of two files also how
 * their layers differ. Nothing in a file is run.
 * @returns 3 when a finding is as grave as `failOn` says
 */
export async function doctor(order: DoctorOrder, { terminal }: CliContext): Promise<number> {
  const diagnoses: Diagnosis[] = [];
  for (const file of order.files) {
    const model = await readModel(resolve(file));
    diagnoses.push({ model, findings: findingsOf(model) });
  }
  const [older, newer] = diagnoses.map(({ model }) => model);
  const comparison = diagnoses.length === 2 && older && newer ? compareModels(older, newer) : null;
  WRITERS[order.format](diagnoses, comparison, terminal);
  const { failOn } = order;
  const isGrave = ({ severity }: Finding) =>
    failOn !== null && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  return diagnoses.some(({ findings }) => findings.some(isGrave)) ? FAILED_ON_FINDINGS : GOOD;
}

type Writer = (
  diagnoses: readonly Diagnosis[],
  comparison: ModelComparison | null,
  terminal: Terminal,
) => void;

const tablesOf = ({ model, findings }: Diagnosis): Table[] => [
  layerTable(model, 'en'),
  ...(findings.length === 0 ? [] : [findingTable(model, findings, 'en')]),
];

const allTables = (
  diagnoses: readonly Diagnosis[],
  comparison: ModelComparison | null,
): Table[] => [
  ...diagnoses.flatMap(tablesOf),
  ...(comparison === null ? [] : [comparisonTable(comparison, 'en')]),
];

const WRITERS: Record<DoctorOrder['format'], Writer> = {
  text(diagnoses, comparison, terminal) {
    const lines = diagnoses.flatMap(asText);
    if (comparison !== null) {
      lines.push('', ...tableLines(comparisonTable(comparison, terminalLanguage())));
    }
    for (const line of lines) terminal.print(line);
  },
  markdown(diagnoses, comparison, terminal) {
    const tables = allTables(diagnoses, comparison).map((table) => markdownTable(table));
    terminal.printDocument(tables.join('\n'));
  },
  csv(diagnoses, comparison, terminal) {
    const tables = allTables(diagnoses, comparison);
    const rows = tables.flatMap(({ columns: head, rows: body }, place) =>
      place === 0 ? [head, ...body] : [[], head, ...body],
    );
    terminal.printDocument(csvText(rows));
  },
  json(diagnoses, comparison, terminal) {
    terminal.printJson({
      models: diagnoses.map(({ model, findings }) => modelJson(model, findings)),
      comparison: numbersInJson(comparison),
    });
  },
};

function asText({ model, findings }: Diagnosis): string[] {
  const { fileName, format, version, arrays, notices } = model;
  const facts = [format, ...(version === null ? [] : [version]), `${arrays} arrays`].join(', ');
  const worst = (severity: Severity) => findings.filter((found) => found.severity === severity);
  const counts = SEVERITIES.toReversed()
    .flatMap((severity) => {
      const count = worst(severity).length;
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
  return [
    `${fileName}: ${facts}; ${model.norms.length} normalization layers; ${counts || 'nothing found'}`,
    ...notices.map((notice) => `note: ${inTerminalLanguage(notice)}`),
    ...findings.flatMap(({ severity, layer, channels, meaning, advice }) => [
      `${severity}: ${layer === null ? '' : `${layer}: `}${inTerminalLanguage(meaning)}`,
      ...(channels.length === 0 ? [] : [`  channels ${shownChannels(channels)}`]),
      `  ${inTerminalLanguage(advice)}`,
    ]),
    ...(model.norms.length === 0 ? [] : ['', ...tableLines(layerTable(model, terminalLanguage()))]),
  ];
}

const MOST_CHANNELS = 12;
const shownChannels = (channels: readonly number[]): string => {
  const shown = channels.slice(0, MOST_CHANNELS).join(', ');
  const rest = channels.length - MOST_CHANNELS;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
};

const tableLines = ({ columns: head, rows }: Table): string[] =>
  columns([
    [...head],
    ...rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell)))),
  ]);
