import fc from 'fast-check';

/** The same inputs each time; `npm run soak` sets FUZZ_FACTOR for others, and more of them. */
const FACTOR = process.env['FUZZ_FACTOR'];
export const times = (runs: number) =>
  FACTOR === undefined ? { numRuns: runs, seed: 1 } : { numRuns: runs * Number(FACTOR) };

/** Some bytes of a file changed, and perhaps its end cut off. */
export const damageOf = (length: number) =>
  fc.record({
    flips: fc.array(fc.record({ at: fc.nat(length - 1), by: fc.integer({ min: 1, max: 255 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    cut: fc.option(fc.nat(length - 1)),
  });
type Damage = ReturnType<typeof damageOf> extends fc.Arbitrary<infer T> ? T : never;

export function damaged(bytes: Uint8Array, { flips, cut }: Damage): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const { at, by } of flips) copy[at] = (copy[at] ?? 0) ^ by;
  return cut === null ? copy : copy.subarray(0, cut);
}
