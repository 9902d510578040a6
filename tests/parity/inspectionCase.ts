import { SETTINGS } from '../../shared/domain/catalog/catalog.ts';
import { z } from '../../shared/domain/schema.ts';
import { NORMALIZATIONS } from '../../shared/domain/normalization.ts';
import { networksOf, parametersOf, buffersOf } from '../../shared/domain/networks.ts';
import type { Network, NetworkArrays, VariableSpec } from '../../shared/domain/networks.ts';

/** An array of float32, as base64 of its bytes. */
const floats = z.base64().transform((text) => {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
});
const bytes = z.base64().transform((text) => Uint8Array.from(Buffer.from(text, 'base64')));
const state = z.record(z.string(), floats);

/** What PyTorch said of saved weights and a batch: `make_inspection_cases.py` writes it. */
export const inspectionCaseSchema = z.object({
  name: z.string(),
  normalization: z.enum(NORMALIZATIONS).default('batchNorm'),
  normalizationGroups: z.int().default(1),
  hiddenSizes: z.array(z.int()),
  batchNormPlacement: z.enum(SETTINGS.batchNormPlacement.choices),
  activation: z.enum(SETTINGS.activation.choices),
  /** Of the batch looked at, which is the first, and of the `forwards` that follow it. */
  batchSize: z.int(),
  forwards: z.int(),
  batchNormMomentum: z.number(),
  batchNormEpsilon: z.number(),
  state: z.object({ bn: state, plain: state }),
  images: bytes,
  labels: z.array(z.int()),
  expected: z.object({
    trainLogits: floats,
    evalLogits: floats,
    plainLogits: floats,
    batchStatistics: z.array(
      z.object({ mean: floats, biasedVariance: floats, unbiasedVariance: floats }),
    ),
    runningAfter: z.array(z.object({ mean: floats, variance: floats })),
    evalLogitsAfter: floats,
  }),
});
export type InspectionCase = z.infer<typeof inspectionCaseSchema>;

const TORCH_ROLES: Record<string, string> = {
  gamma: 'weight',
  beta: 'bias',
  runningMean: 'running_mean',
  runningVariance: 'running_var',
};

/** PyTorch's state of a network under our names, kernels turned to [inputs, outputs]. */
function arraysFrom(network: Network, torch: Record<string, Float32Array>): NetworkArrays {
  const arrayOf = ({ name, layer: position, shape }: VariableSpec) => {
    const role = name.slice(name.indexOf('.') + 1);
    const value = torch[`${position}.${TORCH_ROLES[role] ?? role}`];
    if (value === undefined) throw new Error(`the case has no ${name}`);
    const [inputs = 0, outputs] = shape;
    if (outputs === undefined) return value;
    return value.map((_, at) => value[(at % outputs) * inputs + Math.floor(at / outputs)] ?? 0);
  };
  const only = (specs: VariableSpec[]) => new Map(specs.map((spec) => [spec.name, arrayOf(spec)]));
  return { parameters: only(parametersOf(network)), buffers: only(buffersOf(network)) };
}

/** Both networks of a case. */
export function networkArraysOf(inspection: InspectionCase) {
  const networks = networksOf(inspection);
  return {
    bn: { network: networks.bn, arrays: arraysFrom(networks.bn, inspection.state.bn) },
    plain: { network: networks.plain, arrays: arraysFrom(networks.plain, inspection.state.plain) },
  };
}
