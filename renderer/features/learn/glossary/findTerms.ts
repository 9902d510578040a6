interface Entry {
  id: string;
  name: string;
  text: string;
}

const folded = (text: string) => text.toLowerCase().normalize('NFC');

/**
 * The entries that have all words of `search` in their name or text, those that have them in the name
 * first, then by the alphabet of the language.
 */
export function findTerms<T extends Entry>(
  entries: readonly T[],
  search: string,
  locale: string,
): T[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => folded(text).includes(word));
  const rank = (entry: T) => (has(`${entry.name} ${entry.id}`) ? 0 : 1);
  return entries
    .filter(({ id, name, text }) => has(`${name} ${id} ${text}`))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, locale));
}
