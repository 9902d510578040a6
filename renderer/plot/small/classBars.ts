/** Ten numbers, one a class, under one heading. */
export interface ClassSeries {
  id: string;
  label: string;
  network: 'bn' | 'plain';
  values: readonly (number | null)[];
  /** The class with the largest number; null where one of them is none. */
  prediction: number | null;
}

/** Where a bar begins and how long it is, as shares of its cell, on the scale of all `values`. */
export function barOf(
  value: number | null,
  values: readonly (number | null)[],
): { start: number; length: number } {
  const finite = values.filter((each) => each !== null);
  const low = Math.min(0, ...finite);
  const span = Math.max(0, ...finite) - low || 1;
  const end = value ?? 0;
  return { start: (Math.min(0, end) - low) / span, length: Math.abs(end) / span };
}
