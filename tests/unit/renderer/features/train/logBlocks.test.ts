import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LogBlocks } from '../../../../../renderer/features/train/live/logBlocks.ts';

/** Logs of lines, some of them empty, all ended. */
const logs = fc
  .array(fc.constantFrom('', 'a', 'Epoch 1', 'loss 0.5 '), { maxLength: 700 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

it('has all of the log, however it grew', () => {
  fc.assert(
    fc.property(logs, fc.array(fc.nat(), { maxLength: 5 }), (log, cuts) => {
      const blocks = new LogBlocks();
      for (const cut of cuts.sort((a, b) => a - b)) blocks.of(log.slice(0, cut % (log.length + 1)));
      expect(blocks.of(log).join('')).toBe(log);
    }),
  );
});

it('leaves the blocks before the last as they were', () => {
  const blocks = new LogBlocks();
  const lines = Array.from({ length: 450 }, (_, index) => `line ${index}\n`);
  const before = blocks.of(lines.slice(0, 420).join(''));
  const after = blocks.of(lines.join(''));
  expect(before).toHaveLength(5);
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toContain('line 449');
});

it('shows another log from its beginning', () => {
  const blocks = new LogBlocks();
  blocks.of('a\n'.repeat(300));
  expect(blocks.of('b\n')).toEqual(['b\n']);
});
