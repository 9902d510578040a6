import type { MessageLanguage } from '../../../../shared/errors/message.ts';
import { csvText } from '../../../../shared/formats/csv.ts';
import { latexTable, markdownTable } from '../../../../shared/formats/table.ts';
import type { Table } from '../../../../shared/formats/table.ts';
import { numbersInJson } from '../../../../shared/models/report/modelJson.ts';
import { reportPage, tableSection } from '../../../../shared/report/page/reportPage.ts';
import { fileNameOf } from '../../../plot/picture/picture.ts';
import { saveFile } from '../../../state/transport/saveFile.ts';

export const TABLE_FORMATS = ['html', 'csv', 'json', 'markdown', 'latex'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const ENDINGS: Record<TableFormat, string> = {
  html: 'html',
  csv: 'csv',
  json: 'json',
  markdown: 'md',
  latex: 'tex',
};

/** What is saved: tables under a name, and what JSON has instead of them. */
interface Saved {
  name: string;
  language: MessageLanguage;
  tables: readonly Table[];
  whole: unknown;
}

function textOf(format: TableFormat, { name, language, tables, whole }: Saved): string {
  switch (format) {
    case 'html':
      return reportPage(name, language, tables.map(tableSection));
    case 'csv':
      return csvText(tables.flatMap(({ columns, rows }) => [columns, ...rows, []]).slice(0, -1));
    case 'json':
      return `${JSON.stringify(numbersInJson(whole), null, 1)}\n`;
    case 'markdown':
      return tables.map((table) => markdownTable(table)).join('\n');
    case 'latex':
      return tables.map((table) => latexTable(table)).join('\n');
  }
}

/** Hands tables over as a file. */
export function saveTables(format: TableFormat, saved: Saved): void {
  saveFile(`${fileNameOf(saved.name)}.${ENDINGS[format]}`, new Blob([textOf(format, saved)]));
}
