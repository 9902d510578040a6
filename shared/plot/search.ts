/** The first index in [0, length) whose number is at least `target`; `length` when none is. `at` never falls. */
export function firstAtLeast(
  length: number,
  at: (index: number) => number,
  target: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index in [0, length) whose number is nearest to `target`; -1 when there is none. */
export function nearest(length: number, at: (index: number) => number, target: number): number {
  const above = firstAtLeast(length, at, target);
  if (above === 0) return length > 0 ? 0 : -1;
  if (above === length) return length - 1;
  return target - at(above - 1) <= at(above) - target ? above - 1 : above;
}
