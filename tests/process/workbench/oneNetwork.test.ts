import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { decodeWeights } from '../../../shared/formats/layersModel.ts';
import { encodeSafetensors } from '../../../shared/formats/safetensors.ts';
import { toTorch } from '../../../shared/formats/torchState.ts';
import { foreignFile } from '../../support/foreign.ts';
import { someWeights } from '../training/inspectionTools.ts';
import { realBench } from './inspectedRun.ts';
import type { RealBench } from './inspectedRun.ts';

let bench: RealBench;

beforeAll(async () => {
  bench = await realBench();
});
afterAll(() => bench.close());

const config: ExperimentConfig = {
  ...LAB_CONFIG,
  dataset: 'digits',
  hiddenSizes: [6],
  normalization: 'layerNorm',
};

/** One network of a config as our own export writes it, so that what it was trained on is told. */
function alone(name: 'bn' | 'plain'): Buffer {
  const network = networksOf(config)[name];
  const arrays = toTorch(network, decodeWeights(network, someWeights(config)[name]));
  return Buffer.from(encodeSafetensors(arrays, { config: JSON.stringify(config) }));
}

/** The same with the built-in digits, as the tests have no MNIST. */
function onDigits(bytes: Buffer): Buffer {
  const header = 8 + Number(bytes.readBigUInt64LE());
  const json = JSON.parse(bytes.toString('utf8', 8, header)) as Record<string, unknown>;
  const told = { ...LAB_CONFIG, dataset: 'digits', hiddenSizes: [4, 4] };
  json['__metadata__'] = { config: JSON.stringify(told) };
  const text = Buffer.from(JSON.stringify(json));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, bytes.subarray(header)]);
}

const choice = { order: 'shuffled', split: 'valid', size: 32, seed: 1, number: 0 } as const;
const batch = { drawn: [], choice, shifts: NO_SHIFTS };

async function opened(fileName: string, bytes: Buffer) {
  const { workbench } = bench;
  const content = bytes.toString('base64');
  const { ids } = await workbench.call('experiment:import', { fileName, content });
  return workbench.call('inspection:open', { id: ids[0] ?? '', epoch: null });
}

test.each([
  ['a BatchNorm network', 'model.safetensors', onDigits(foreignFile('weights/model.safetensors'))],
  ['a LayerNorm network', 'ln.safetensors', alone('bn')],
])('%s imported alone is inspected, moved and saved without the other', async (_, name, bytes) => {
  const { workbench } = bench;
  const { handle, state, layers, config } = await opened(name, bytes);
  expect(layers.length).toBeGreaterThan(0);
  expect(state.valid.plain).toBeNull();
  expect(state.valid.bn?.loss).toBeGreaterThan(0);
  const forward = await workbench.call('inspection:forward', { handle, batch, layers: null });
  expect(forward.plain).toBeNull();
  expect(forward.bn?.eval.predictions).toHaveLength(32);
  const mates = await workbench.call('inspection:batchmates', {
    handle,
    subject: { from: 'split', split: 'valid', index: 0 },
    company: choice,
    shifts: NO_SHIFTS,
    rounds: 3,
  });
  expect(mates.rounds).toHaveLength(3);
  expect(mates.plain).toBeNull();
  const train = { handle, batch, momentum: 0.5, batches: 2 };
  if (config.normalization === 'batchNorm') {
    const moved = await workbench.call('inspection:trainForward', train);
    expect(moved.asSaved).toBe(false);
  }
  const { id } = await workbench.call('inspection:save', { handle, name: 'kept', notes: '' });
  const again = await workbench.call('inspection:open', { id, epoch: null });
  const current = await workbench.call('inspection:forward', { handle, batch, layers: null });
  const saved = await workbench.call('inspection:forward', {
    handle: again.handle,
    batch,
    layers: null,
  });
  expect(saved).toEqual(current);
});

test.each([
  ['of the lab', 'plain.safetensors', onDigits(foreignFile('weights/plain.safetensors'))],
  ['beside a LayerNorm config', 'plain-of-ln.safetensors', alone('plain')],
])('a plain network imported alone, %s, is inspected without modes', async (_, name, bytes) => {
  const { workbench } = bench;
  const { handle, state, layers } = await opened(name, bytes);
  expect(layers).toEqual([]);
  expect(state).toMatchObject({ running: [], valid: { bn: null } });
  const forward = await workbench.call('inspection:forward', { handle, batch, layers: null });
  expect(forward).toMatchObject({ bn: null, changed: [], layers: [], refusedByPyTorch: false });
  expect(forward.plain?.accuracy).toBeGreaterThanOrEqual(0);
  const options = { handle, subject: { from: 'split', split: 'valid', index: 0 } as const };
  const mates = { ...options, company: choice, shifts: NO_SHIFTS, rounds: 3 };
  expect(await workbench.call('inspection:batchmates', mates)).toMatchObject({
    rounds: [],
    spread: { train: null, eval: null },
    plain: { prediction: expect.any(Number) as number },
  });
  const train = { handle, batch, momentum: 0.5, batches: 2 };
  await expect(workbench.call('inspection:trainForward', train)).rejects.toMatchObject({
    code: 'request-invalid',
    said: { message: { values: { problem: { id: 'inspectionOnlyPlain' } } } },
  });
  const { id } = await workbench.call('inspection:save', { handle, name: 'kept', notes: '' });
  const again = await workbench.call('inspection:open', { id, epoch: null });
  expect(again.state.valid).toEqual(state.valid);
});

test('outputs that are not numbers have no prediction, no loss and no accuracy', async () => {
  const { workbench } = bench;
  const { handle, state } = await opened(
    'nan.safetensors',
    onDigits(foreignFile('weights/nan.safetensors')),
  );
  expect(state.valid.bn).toEqual({ loss: null, accuracy: null });
  const { bn } = await workbench.call('inspection:forward', { handle, batch, layers: null });
  expect(bn?.eval).toMatchObject({ loss: null, accuracy: null });
  expect(new Set(bn?.eval.predictions)).toEqual(new Set([null]));
});
