import type { MessageLanguage } from '../../errors/message.ts';
import type { Table } from '../../formats/table.ts';
import { element, Markup, named } from './markup.ts';
import type { Content } from './markup.ts';
import { STYLES } from './styles.ts';
import { tableMarkup } from './tableMarkup.ts';

/** A report has no script and fetches nothing; should anything ever slip in, this stops it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A whole page that opens in any browser, offline. */
export function reportPage(title: string, language: MessageLanguage, content: Content): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('title', {}, title),
    new Markup(`<style>${STYLES}</style>`),
  );
  const body = element(
    'body',
    {},
    element('h1', {}, named(title)),
    content,
    element('p', { class: 'note' }, 'BatchNorm Workbench'),
  );
  return `<!DOCTYPE html>\n${element('html', { lang: language }, head, body).text}\n`;
}

/** A table under its title. */
export const tableSection = (table: Table): Markup =>
  element('section', {}, element('h2', {}, table.title), tableMarkup(table));
