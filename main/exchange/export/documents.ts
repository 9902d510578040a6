import { compareRuns } from '../../../shared/analysis/comparison.ts';
import { MEASURES } from '../../../shared/analysis/measure.ts';
import { latexTable, latexText } from '../../../shared/formats/latex.ts';
import { markdownTable, markdownText } from '../../../shared/formats/markdown.ts';
import type { Table } from '../../../shared/formats/table.ts';
import type { ReportTexts } from '../../../shared/report/en.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { comparisonTables, epochTable } from '../../../shared/report/tables.ts';
import { textFile } from './exportRequest.ts';
import type { Exporter, ExportRequest } from './exportRequest.ts';
import { exportName } from './fileNames.ts';

interface Document {
  tables: Table[];
  /** What is to be said with them. */
  notes: string[];
}

/** Each run's epochs, and what the runs' comparison says. */
function documentOf({ records, language }: ExportRequest): Document {
  const texts = REPORT_TEXTS[language];
  const epochs = records.map((record) => epochTable(record, texts));
  const comparisons = MEASURES.map((measure) => compareRuns(records, measure));
  const compared = comparisonTables(comparisons, texts);
  return { tables: [...epochs, ...compared], notes: [texts.units, ...drawnNotes(records, texts)] };
}

const drawnNotes = (records: ExportRequest['records'], texts: ReportTexts): string[] =>
  records
    .filter(({ experiment: { data } }) => data?.builtIn === true)
    .map(({ experiment }) => `${experiment.name}: ${texts.builtIn}`);

export const markdown: Exporter = (request) => {
  const { tables, notes } = documentOf(request);
  const text = [...tables.map(markdownTable), ...notes.map(markdownText), ''].join('\n');
  return [textFile(`${exportName(request.records)}.md`, text)];
};

const LATEX_HEAD = '% Needs \\usepackage{booktabs}; for Korean also \\usepackage{kotex}.\n';

export const latex: Exporter = (request) => {
  const { tables, notes } = documentOf(request);
  const text = [LATEX_HEAD, ...tables.map(latexTable), ...notes.map(latexText), ''].join('\n');
  return [textFile(`${exportName(request.records)}.tex`, text)];
};
