/** The values of each key, in their order; keys in the order of their first value. */
export function groupedBy<T, Key>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const here = groups.get(key);
    if (here === undefined) groups.set(key, [value]);
    else here.push(value);
  }
  return groups;
}
