interface Ranked {
  label: string;
  /** Further words by which it is found. */
  words?: string;
}

const folded = (text: string) => text.toLowerCase().normalize('NFC');

/** 0 for the best match; null where a word of the search occurs nowhere. */
function rankOf({ label, words = '' }: Ranked, searched: readonly string[]): number | null {
  const name = folded(label);
  const all = `${name} ${folded(words)}`;
  let rank = 0;
  for (const word of searched) {
    if (!all.includes(word)) return null;
    if (name.startsWith(word)) continue;
    if (name.includes(` ${word}`)) rank += 1;
    else rank += name.includes(word) ? 2 : 3;
  }
  return rank;
}

/** The entries that have every word of `search`, the best first, at most `limit`; equal ones as they come. */
export function rankEntries<T extends Ranked>(
  entries: readonly T[],
  search: string,
  limit: number,
): { entry: T; rank: number }[] {
  const searched = folded(search).split(/\s+/).filter(Boolean);
  return entries
    .flatMap((entry, at) => {
      const rank = rankOf(entry, searched);
      return rank === null ? [] : [{ entry, at, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit);
}
