/**
 * Characters that are no text: controls, and marks that turn the reading direction or take no room.
 * In a document they could hide or reorder what stands around them.
 */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const shown = (character: string): string => {
  if (/[\t\n\v\f\r\u0085\u2028\u2029]/.test(character)) return ' ';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20
    ? String.fromCodePoint(0x2400 + code)
    : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
};

/** A text on one line, with whatever could not be seen in it made visible. For what people read. */
export const visibleText = (text: string): string => text.replace(UNSEEN, shown);

/** A value as JSON on one line, which any reader takes for the same, without characters that are no text. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for HTML, SVG or Markdown with entities for `characters`: all that elements and quoted attributes need. */
export const withEntities = (text: string, characters = /[&<>"']/g): string =>
  text.replace(characters, (character) => ENTITIES[character] ?? '');
