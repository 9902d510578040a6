import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribute, newNode } from '../../../shared/models/onnx/edit/nodes.ts';
import type { EditableNode } from '../../../shared/models/onnx/edit/nodes.ts';
import { OnnxModel } from '../../../shared/models/onnx/edit/onnxModel.ts';
import { tensorBytes } from '../../../shared/models/onnx/edit/tensors.ts';
import { runModel } from '../../../main/onnx/client.ts';
import type { RunnerLimits } from '../../../main/onnx/client.ts';
import { processRunner } from '../../../main/onnx/nodeProcess.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { freshFolder } from '../../support/freshFolder.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/onnx');
const RUNNER = resolve(import.meta.dirname, '../../../dist/main/onnx.js');
const LIMITS: RunnerLimits = { memory: 2 ** 30, patienceMs: 60_000 };
const MLP = readFileSync(join(FOLDER, 'mlp.onnx'));

const withProgram = (program: string, args: string[]) => processRunner({ program, args });
const runner = withProgram(process.execPath, [RUNNER]);

const orderOf = (file: string) => ({
  ...{ kind: 'inspect' as const, file, batchSize: 8, modes: ['eval' as const, 'train' as const] },
  data: { kind: 'arrays' as const, file: join(FOLDER, 'mlp.npz'), labels: null, seed: null },
});

async function written(bytes: Uint8Array): Promise<string> {
  const file = join(await freshFolder(), 'model.onnx');
  await writeFile(file, bytes);
  return file;
}

/** What a run of the file says; its end in anything but a sentence fails the test. */
async function sentenceOf(file: string, limits: Partial<RunnerLimits> = {}, start = runner) {
  const run = runModel<'inspect'>(start, orderOf(file), { ...LIMITS, ...limits });
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return 'no error';
  if (!(error instanceof WorkbenchError) || error.code === 'internal') throw error as Error;
  expect(error.message).not.toContain('\n');
  return error.message;
}

/** The model with other nodes in the place of its first. */
function changed(change: (first: EditableNode) => EditableNode[]): Uint8Array {
  const model = new OnnxModel(MLP);
  const [first] = model.nodes;
  if (first === undefined) throw new Error('no nodes');
  model.replaceNodes(new Map([[first.index, change(first.node)]]));
  return model.encode();
}

const shapeOf = (name: string, sizes: number[]): EditableNode =>
  newNode('Constant', [], [name], {
    value: tensorBytes({ name: '', dtype: 'int64', shape: [sizes.length], values: sizes }),
  });

describe('a hostile model ends in one sentence', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an unknown operator', changed((first) => [{ ...first, type: 'Nonsense' }]), /does not load/],
    [
      'a cycle',
      changed((first) => [{ ...first, inputs: ['logits', ...first.inputs.slice(1)] }]),
      /does not load/,
    ],
    ['a file that is cut off', MLP.subarray(0, 900), /not a whole protocol buffer/],
    [
      'an attribute of another type',
      changed((first) => [
        { ...first, attributes: new Map([['alpha', attribute('alpha', [1, 2, 3])]]) },
      ]),
      /does not load/,
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await sentenceOf(await written(bytes))).toMatch(expected);
  });

  it('a constant larger than memory', async () => {
    const bytes = changed((first) => [
      shapeOf('huge_shape', [2 ** 17, 2 ** 13]),
      newNode('ConstantOfShape', ['huge_shape'], ['huge']),
      newNode('ReduceSum', ['huge'], ['sum'], { keepdims: 0 }),
      newNode('Add', ['x', 'sum'], ['moved']),
      { ...first, inputs: ['moved', ...first.inputs.slice(1)] },
    ]);
    expect(await sentenceOf(await written(bytes), { memory: 500 * 2 ** 20 })).toBe(
      'The model takes more memory than there is.',
    );
  });

  it('a run that does not come to an end', async () => {
    const waiting = withProgram('sh', ['-c', 'exec sleep 60']);
    expect(await sentenceOf(join(FOLDER, 'mlp.onnx'), { patienceMs: 1200 }, waiting)).toBe(
      'The model did not finish one batch within 0.02 minutes, and was stopped.',
    );
  });

  it('external data outside its folder', async () => {
    const folder = await freshFolder();
    await mkdir(join(folder, 'models'));
    await writeFile(join(folder, 'outside.data'), readFileSync(join(FOLDER, 'outside.data')));
    const text = readFileSync(join(FOLDER, 'outside.onnx')).toString('latin1');
    const led = text.replaceAll('\x0coutside.data', '\x0c../utside.da');
    expect(led).not.toBe(text);
    const file = join(folder, 'models', 'outside.onnx');
    await writeFile(file, Buffer.from(led, 'latin1'));
    expect(await sentenceOf(file)).toMatch(/\.\.\/utside\.da is missing/);
  });

  it('a crash, which ends the process of the model alone', async () => {
    const dying = withProgram('sh', ['-c', 'kill -SEGV $$']);
    expect(await sentenceOf(join(FOLDER, 'mlp.onnx'), {}, dying)).toBe(
      'The process that ran the model ended unexpectedly.',
    );
    expect(await sentenceOf(join(FOLDER, 'mlp.onnx'))).toBe('no error');
  });

  it('bytes changed at random, again and again', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 25; round++) {
      const bytes = Uint8Array.from(MLP);
      for (let change = 0; change < 3; change++) {
        const at = (round * 7919 + change * 104_729) % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << ((round + change) % 8));
      }
      await sentenceOf(await written(bytes));
    }
  });
});

it('stops at once when it is canceled', async () => {
  const waiting = withProgram('sh', ['-c', 'exec sleep 60']);
  const cancel = new AbortController();
  const began = performance.now();
  setTimeout(() => cancel.abort(), 300);
  const order = orderOf(join(FOLDER, 'mlp.onnx'));
  await expect(
    runModel<'inspect'>(waiting, order, LIMITS, { signal: cancel.signal }),
  ).rejects.toThrow('The work was canceled.');
  expect(performance.now() - began).toBeLessThan(5000);
});
