import { expect, test } from 'vitest';
import { GatheredWrites } from '../../../main/workbench/runs/gatheredWrites.ts';
import { WriteChain } from '../../../main/workbench/runs/writeChain.ts';

/** A disk that can be full; `pause` lets a test do something while a write is under way. */
function disk() {
  const written: string[] = [];
  const state = { full: false };
  const write = async (text: string): Promise<void> => {
    await Promise.resolve();
    if (state.full) throw new Error('full');
    written.push(text);
  };
  return { written, state, write };
}

/** The same with a chain of writes to it, and lines that gather in that. */
function diskWithLines() {
  const made = disk();
  const chain = new WriteChain(() => undefined);
  const lines = new GatheredWrites<string>(chain, (items) => made.write(items.join('+')));
  return { ...made, chain, lines };
}

test('a failed write blocks those behind it until a retry succeeds, and nothing is written twice', async () => {
  const { written, state, write } = disk();
  const errors: unknown[] = [];
  const chain = new WriteChain((error) => errors.push(error));
  chain.add(() => write('a'));
  await chain.settled();
  state.full = true;
  chain.add(() => write('b'));
  chain.add(() => write('c'));
  await chain.settled();
  expect([written, chain.blocked, chain.empty]).toEqual([['a'], true, false]);

  expect(await chain.retry()).toBe(false);
  chain.add(() => write('d'));
  expect(errors).toHaveLength(2);

  state.full = false;
  expect(await chain.retry()).toBe(true);
  expect([written, chain.blocked, chain.empty]).toEqual([['a', 'b', 'c', 'd'], false, true]);
});

test('items gather, but go out before a write that was asked for after them', async () => {
  const { written, write, chain, lines } = diskWithLines();
  lines.add('1');
  await Promise.resolve();
  lines.add('2');
  lines.add('3');
  chain.add(() => write('checkpoint'));
  lines.add('4');
  await chain.settled();
  expect(written.join(' ')).toBe('1+2+3 checkpoint 4');
});

test('items that nothing follows go out by themselves, together', async () => {
  const { written, chain, lines } = diskWithLines();
  lines.add('1');
  await Promise.resolve();
  lines.add('2');
  expect([written, chain.empty]).toEqual([[], false]);
  await expect.poll(() => written).toEqual(['1+2']);
  expect(chain.empty).toBe(true);
});

test('items of a failed write are kept and written once', async () => {
  const { written, state, chain, lines } = diskWithLines();
  state.full = true;
  lines.add('1');
  await chain.settled();
  lines.add('2');
  state.full = false;
  await chain.retry();
  expect(written.join('+')).toBe('1+2');
});
