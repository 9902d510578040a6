import * as tf from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../shared/models/byteSource.ts';
import { findingsOf } from '../../../../shared/models/findings.ts';
import { openModel } from '../../../../shared/models/openModel.ts';

interface Node {
  name: string;
  op: string;
  input?: string[];
  attr?: Record<string, unknown>;
}
type Arrays = Record<string, { shape: number[]; values: number[] }>;
interface Graph {
  nodes: Node[];
  arrays: Arrays;
}

const FLOAT = { type: 'DT_FLOAT' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const IMAGE = [0.5, -1, 2, 3, 0, 1, -2, 1.5];
const PREFIX = 'StatefulPartitionedCall/net';
const BN = `${PREFIX}/bn/FusedBatchNormV3`;
/** Two channels; the numbers are exact in float32. */
const NORM = { gamma: [2, -1], beta: [0.5, 1], mean: [0.25, -0.5], variance: [4, 0.25] };
const EPSILON = 0.002;
const FILTER = [1, 2, -1, 0.5];

const image: Node = {
  name: 'x',
  op: 'Placeholder',
  attr: { dtype: FLOAT, shape: { shape: { dim: [1, 2, 2, 2].map((size) => ({ size })) } } },
};
const constant = (name: string): Node => ({ name, op: 'Const', attr: { dtype: FLOAT } });
const conv = (op: string, more: string[], attr: object = {}): Node => ({
  name: `${PREFIX}/conv/Conv2D`,
  op,
  input: ['x', 'filter', ...more],
  attr: {
    T: FLOAT,
    strides: { list: { i: ['1', '1', '1', '1'] } },
    dilations: { list: { i: ['1', '1', '1', '1'] } },
    padding: { s: base64('VALID') },
    data_format: { s: base64('NHWC') },
    ...attr,
  },
});
const vector = (values: number[]) => ({ shape: [values.length], values });

/** A convolution and BatchNorm as they are. One array goes through a node that only passes it on. */
const KEPT: Graph = {
  nodes: [
    image,
    ...['filter', 'gamma', 'beta', 'mean', 'variance'].map(constant),
    { name: 'passed', op: 'Identity', input: ['gamma'], attr: { T: FLOAT } },
    conv('Conv2D', []),
    {
      name: BN,
      op: 'FusedBatchNormV3',
      input: [`${PREFIX}/conv/Conv2D`, 'passed', 'beta', 'mean', 'variance'],
      attr: {
        T: FLOAT,
        U: FLOAT,
        epsilon: { f: Math.fround(EPSILON) },
        is_training: { b: false },
        data_format: { s: base64('NHWC') },
      },
    },
  ],
  arrays: {
    filter: { shape: [1, 1, 2, 2], values: FILTER },
    ...Object.fromEntries(Object.entries(NORM).map(([name, values]) => [name, vector(values)])),
  },
};
const scales = NORM.gamma.map((g, c) => g / Math.sqrt((NORM.variance[c] ?? 0) + EPSILON));
/** The same function as the converter writes it: BatchNorm is in the filter and the bias. */
const FOLDED: Graph = {
  nodes: [
    image,
    ...['filter', 'bias'].map(constant),
    conv('_FusedConv2D', ['bias'], {
      num_args: { i: '1' },
      fused_ops: { list: { s: [base64('BiasAdd')] } },
      epsilon: { f: 0 },
    }),
  ],
  arrays: {
    filter: { shape: [1, 1, 2, 2], values: FILTER.map((w, at) => w * (scales[at % 2] ?? 0)) },
    bias: vector(NORM.beta.map((b, c) => b - (NORM.mean[c] ?? 0) * (scales[c] ?? 0))),
  },
};

const weightSpecs = (arrays: Arrays) =>
  Object.entries(arrays).map(([name, { shape }]) => ({ name, shape, dtype: 'float32' as const }));
const weightBytes = (arrays: Arrays) =>
  Float32Array.from(Object.values(arrays).flatMap(({ values }) => values));

function read({ nodes, arrays }: Graph) {
  const json = {
    format: 'graph-model',
    generatedBy: '2.15.0',
    modelTopology: { node: nodes, versions: { producer: 1482 } },
    weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs(arrays) }],
  };
  const bytes = new Uint8Array(weightBytes(arrays).buffer);
  return openModel({
    main: bytesSource('model.json', new TextEncoder().encode(JSON.stringify(json))),
    beside: (name) => Promise.resolve(bytesSource(name, bytes)),
  });
}

/** What TensorFlow.js itself makes of the graph. */
async function outputOf({ nodes, arrays }: Graph): Promise<number[]> {
  const model = await tf.loadGraphModel(
    tf.io.fromMemory({
      modelTopology: { node: nodes, versions: { producer: 1482 } },
      weightSpecs: weightSpecs(arrays),
      weightData: weightBytes(arrays).buffer,
    }),
  );
  const output = model.predict(tf.tensor4d(IMAGE, [1, 2, 2, 2])) as tf.Tensor;
  return [...(await output.data())];
}

describe('a TensorFlow.js graph model', () => {
  it('has the arrays and the epsilon of its normalization nodes', async () => {
    const { format, norms, convolutions } = await read(KEPT);
    expect([format, convolutions]).toEqual(['tensorflowjs-graph', 1]);
    expect(norms).toMatchObject([
      { path: 'bn', fullPath: 'StatefulPartitionedCall.net.bn', kind: 'batchNorm', channels: 2 },
    ]);
    const [norm] = norms;
    expect([norm?.epsilon, norm?.momentum]).toEqual([EPSILON, null]);
    for (const [role, values] of Object.entries(NORM)) {
      expect([...(norm?.[role as keyof typeof NORM]?.values ?? [])]).toEqual(values);
    }
  });

  it('is found folded where the same function has no normalization node', async () => {
    const [kept, folded] = [await outputOf(KEPT), await outputOf(FOLDED)];
    for (const [place, value] of kept.entries()) expect(folded[place]).toBeCloseTo(value, 4);
    expect(findingsOf(await read(FOLDED))).toMatchObject([
      { kind: 'folded', meaning: { values: { count: 1 } }, advice: { id: 'foldedGraphAdvice' } },
    ]);
    expect(findingsOf(await read(KEPT))).toEqual([]);
  });

  it('is not found folded without a convolution', async () => {
    const nodes = [image, { name: 'y', op: 'Relu', input: ['x'], attr: { T: FLOAT } }];
    expect(findingsOf(await read({ nodes, arrays: {} }))).toEqual([]);
  });

  it('keeps the nodes of its functions', async () => {
    const { nodes, arrays } = KEPT;
    const json = {
      modelTopology: { node: [image], library: { function: [{ nodeDef: nodes }] } },
      weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs(arrays) }],
    };
    const bytes = new Uint8Array(weightBytes(arrays).buffer);
    const { norms } = await openModel({
      main: bytesSource('model.json', new TextEncoder().encode(JSON.stringify(json))),
      beside: (name) => Promise.resolve(bytesSource(name, bytes)),
    });
    expect(norms.map(({ path }) => path)).toEqual(['bn']);
  });
});
