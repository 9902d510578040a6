import { compareRuns } from '../../../shared/analysis/comparison.ts';
import type { Comparison } from '../../../shared/analysis/comparison.ts';
import { MEASURES } from '../../../shared/analysis/measure.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { csvText } from '../../../shared/formats/csv.ts';
import { latexTable, numberText, markdownTable } from '../../../shared/formats/table.ts';
import { visibleText } from '../../../shared/formats/plainText.ts';
import type { Cell, Table } from '../../../shared/formats/table.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { comparisonTables } from '../../../shared/report/tables.ts';
import type { CliContext } from '../context.ts';
import { columns } from '../output/columns.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { savedId } from '../savedId.ts';

export const COMPARE_FORMATS = ['text', 'json', 'markdown', 'latex', 'csv'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];

/** Prints what saved runs differ in, where each ended, and what can be concluded. */
export async function compare(
  options: { ids: string[]; format: CompareFormat; store: string | null },
  context: CliContext,
): Promise<number> {
  const ids = options.ids.map(savedId);
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  try {
    const records: ExperimentRecord[] = [];
    for (const id of new Set(ids)) records.push(await workbench.call('experiment:load', { id }));
    const comparisons = MEASURES.map((measure) => compareRuns(records, measure));
    if (options.format === 'json') context.terminal.printJson(comparisons.map(withoutCurves));
    else {
      const tables = comparisonTables(comparisons, REPORT_TEXTS.en);
      context.terminal.printDocument(`${WRITERS[options.format](tables).trimEnd()}\n`);
    }
    return GOOD;
  } finally {
    await workbench.close();
  }
}

/** Runs by their ids: their curves are to be had with `export`. */
function withoutCurves(comparison: Comparison) {
  const { measure, groups, copies, differences, outcomes, verdicts, runs } = comparison;
  return {
    measure,
    runs: runs.map(({ experiment: { id, name } }) => ({ id, name })),
    groups: groups.map((group) => group.runs.map(({ experiment }) => experiment.id)),
    copies,
    differences,
    outcomes: outcomes.map(({ run, ...outcome }) => ({ id: run.experiment.id, ...outcome })),
    verdicts,
  };
}

const cellText = (cell: Cell): string => {
  if (cell === null) return '-';
  return typeof cell === 'number' ? numberText(cell) : visibleText(cell);
};

function textTable({ title, columns: heads, rows }: Table): string {
  const cells = rows.map((row) => row.map(cellText));
  // Sentences need no head.
  const lines = heads.length === 1 ? cells.flat() : columns([[...heads], ...cells]);
  return [title, ...lines, ''].join('\n');
}

const WRITERS: Record<Exclude<CompareFormat, 'json'>, (tables: readonly Table[]) => string> = {
  text: (tables) => tables.map(textTable).join('\n'),
  markdown: (tables) => tables.map(markdownTable).join('\n'),
  latex: (tables) => tables.map(latexTable).join('\n'),
  csv: (tables) =>
    csvText(tables.flatMap(({ title, columns: heads, rows }) => [[title], heads, ...rows, []])),
};
