import { compareRuns } from '../../../shared/analysis/comparison.ts';
import { MEASURES } from '../../../shared/analysis/measure.ts';
import {
  latexTable,
  latexText,
  markdownTable,
  markdownText,
} from '../../../shared/formats/table.ts';
import type { Table } from '../../../shared/formats/table.ts';
import type { ReportTexts } from '../../../shared/report/en.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { comparisonTables, epochTable } from '../../../shared/report/tables.ts';
import { textFile, exportName, runFileName } from './exportRequest.ts';
import type { Exporter, ExportRequest } from './exportRequest.ts';

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

/** The lab's printout of each run, as it was saved. */
export const log: Exporter = ({ records }) =>
  records.map((record) => textFile(`${runFileName(record.experiment)}.txt`, record.log));

const UNITS = {
  loss: 'mean softmax cross-entropy in nats; null where it is not finite, left out where it is not known',
  accuracy: 'share of right answers, 0 to 1; left out where it is not known',
  epoch: 'counted from 1',
  step: 'training steps (mini-batches) since the start of the run; firstStep is counted from 1',
  elapsed: 'seconds of training and evaluation, pauses left out',
  bn: 'the network with what config.normalization names',
  plain: 'the network without',
  chunk: 'mini-batch losses in train mode, before each step',
};

/** Everything that is saved of the runs but their weights. */
export const json: Exporter = ({ records }) => {
  const experiments = records.map(({ experiment, metrics, timings, log }) => ({
    ...experiment,
    metrics,
    timings,
    log,
  }));
  const document = { format: 'batchnorm-workbench', version: 1, units: UNITS, experiments };
  return [textFile(`${exportName(records)}.json`, `${JSON.stringify(document, null, 1)}\n`)];
};
