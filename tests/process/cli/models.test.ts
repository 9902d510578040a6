import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/cliProcess.ts';
import { freshFolder } from '../../support/freshFolder.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/onnx', name);

interface Printed {
  labels: number[];
  modes: Record<string, { outputs: { shape: number[]; values: number[] }[]; accuracy: number }>;
  changed: number[] | null;
  layers: { path: string; runningMean: number[]; modes: Record<string, { mean: number[] }> }[];
}

describe('inspect-model', () => {
  it('prints both modes, and every number of them as JSON', async () => {
    const root = await freshFolder();
    const order = ['inspect-model', fixture('cnn.onnx'), '--data', fixture('cnn.npz')];
    const shown = await run(root, ...order, '--batch-size', '8');
    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(shown.out).toMatch(/^eval mode +logits \[8, 5\]; loss \d/m);
    expect(shown.out).toMatch(/^bn3, 6 channels$/m);
    const { out } = await run(root, ...order, '--batch-size', '8', '--json');
    const printed = JSON.parse(out) as Printed;
    expect(printed.labels).toEqual([0, 1, 2, 3, 4, 0, 1, 2]);
    expect(printed.modes['train']?.outputs[0]?.values).toHaveLength(40);
    expect(printed.layers.map(({ modes }) => modes['train']?.mean.length)).toEqual([6, 8, 6]);
  });

  it('takes one mode, an order by seed and labels from a file of their own', async () => {
    const root = await freshFolder();
    const order = ['inspect-model', fixture('mlp.onnx'), '--data', fixture('mlp.npz')];
    const { out } = await run(
      root,
      ...order,
      '--mode',
      'train',
      '--batch-size',
      '8',
      '--seed',
      '3',
      '--json',
    );
    const printed = JSON.parse(out) as Printed;
    expect(Object.keys(printed.modes)).toEqual(['train']);
    expect(printed.changed).toBeNull();
    expect(printed.labels).not.toEqual([0, 1, 2, 3, 4, 0, 1, 2]);
  });

  it.each([
    [
      ['--data', 'digits'],
      /^error: The input x takes float32 \[batch, 12\], and the data are uint8/,
    ],
    [
      ['--data', fixture('two.npz'), '--batch-size', '8'],
      /^error: There is no array for the input x/,
    ],
    [['--data', fixture('mlp.npz')], /^error: There are 32 examples, fewer than a batch of 64\./],
    [['--data', fixture('mlp.npz'), '--split', 'valid'], /^error: --split is for data sets only\./],
    [['--data', fixture('expected.json')], /^error: expected\.json cannot be read as arrays/],
  ])('says in one line why %j is no good', async (options, expected) => {
    const root = await freshFolder();
    const { code, out, err } = await run(root, 'inspect-model', fixture('mlp.onnx'), ...options);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(err).toMatch(expected);
    expect(err.trimEnd()).not.toContain('\n');
  });
});

describe('recalibrate and fold', () => {
  it('write a copy each, and leave the model as it is', async () => {
    const root = await freshFolder();
    const file = fixture('residual.onnx');
    const before = await readFile(file);
    const data = ['--data', fixture('residual.npz'), '--batch-size', '8'];
    const recalibrated = await run(
      root,
      'recalibrate',
      file,
      ...data,
      '--out',
      join(root, 'r.onnx'),
    );
    expect([recalibrated.code, recalibrated.err]).toEqual([0, '']);
    expect(recalibrated.out).toContain('r.onnx: statistics of 4 batches');
    const folded = await run(root, 'fold', file, '--out', join(root, 'f.onnx'));
    expect([folded.code, folded.err]).toEqual([0, '']);
    expect(folded.out).toContain('f.onnx: 6 folded, 0 left');
    const again = await run(root, 'inspect-model', join(root, 'f.onnx'), ...data);
    expect(again.err).toContain('it has no BatchNormalization node');
    expect(await readFile(file)).toEqual(before);
  });
});
