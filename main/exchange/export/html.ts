import { compareRuns } from '../../../shared/analysis/comparison.ts';
import { MEASURES } from '../../../shared/analysis/measure.ts';
import type { Table } from '../../../shared/formats/table.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { comparisonTables } from '../../../shared/report/tables.ts';
import { textFile, exportName } from './exportRequest.ts';
import type { Exporter, ExportRequest } from './exportRequest.ts';
import { chartsOf } from './report/charts.ts';
import { element, named } from '../../../shared/report/page/markup.ts';
import type { Markup } from '../../../shared/report/page/markup.ts';
import { reportPage, tableSection } from '../../../shared/report/page/reportPage.ts';
import { runSection } from './report/runSection.ts';

/** The verdicts come first and as sentences, all other tables after the charts. */
function verdictSection({ title, rows }: Table): Markup {
  const sentences = rows.map((row) => element('li', {}, named(String(row[0] ?? ''))));
  return element('section', {}, element('h2', {}, title), element('ul', {}, sentences));
}

function reportOf({ records, language }: ExportRequest): string {
  const texts = REPORT_TEXTS[language];
  const comparisons = MEASURES.map((measure) => compareRuns(records, measure));
  const [first] = comparisons;
  const [record] = records;
  const tables = comparisonTables(comparisons, texts);
  const verdicts = tables.at(-1);
  const single = records.length === 1 ? (record?.experiment.name ?? '') : null;
  const title = single ?? texts.title.comparison(records.length);
  return reportPage(title, language, [
    verdicts === undefined ? [] : verdictSection(verdicts),
    first === undefined ? [] : chartsOf(first, texts),
    tables.slice(0, -1).map(tableSection),
    records.map((each) => runSection(each, texts)),
  ]);
}

/** A report that opens in any browser, offline: charts, verdict, tables, settings, environment and log. */
export const html: Exporter = (request) => [
  textFile(`${exportName(request.records)}.html`, reportOf(request)),
];
