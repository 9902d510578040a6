import { csvText } from '../../../../shared/formats/csv.ts';
import { latexTable, markdownTable } from '../../../../shared/formats/table.ts';
import type { Table } from '../../../../shared/formats/table.ts';
import { numbersInJson } from '../../../../shared/models/report/modelJson.ts';
import { fileNameOf } from '../../../plot/picture/picture.ts';
import { saveFile } from '../../../state/transport/saveFile.ts';

export const TABLE_FORMATS = ['csv', 'json', 'markdown', 'latex'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const ENDINGS: Record<TableFormat, string> = {
  csv: 'csv',
  json: 'json',
  markdown: 'md',
  latex: 'tex',
};

/** Tables as the text of a file; `whole` is what JSON has instead. */
function textOf(format: TableFormat, tables: readonly Table[], whole: unknown): string {
  switch (format) {
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
export function saveTables(
  name: string,
  format: TableFormat,
  tables: readonly Table[],
  whole: unknown,
): void {
  saveFile(`${fileNameOf(name)}.${ENDINGS[format]}`, new Blob([textOf(format, tables, whole)]));
}
