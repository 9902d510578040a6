import { isNumeric } from '../../formats/table.ts';
import type { Cell, Table } from '../../formats/table.ts';
import { element, named } from './markup.ts';
import type { Content, Markup } from './markup.ts';

function cellContent(cell: Cell): Content {
  if (cell === null) return '–';
  return typeof cell === 'number' ? cell : named(cell);
}

/** A table without its title, which stands above it as a heading. Numbers have all their digits. */
export function tableMarkup(table: Table): Markup {
  const kinds = table.columns.map((_, column): Record<string, string> =>
    isNumeric(table, column) ? { class: 'number' } : {},
  );
  const head = table.columns.map((title, column) =>
    element('th', { scope: 'col', ...kinds[column] }, named(title)),
  );
  const rows = table.rows.map((row) =>
    element(
      'tr',
      {},
      row.map((cell, column) => element('td', { ...kinds[column] }, cellContent(cell))),
    ),
  );
  const whole = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, head)),
    element('tbody', {}, rows),
  );
  return element('div', { class: 'scroll' }, whole);
}
