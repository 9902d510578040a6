import { z } from '../domain/schema.ts';
import { message, messageSchema } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { base64Bytes, base64Text } from '../formats/base64.ts';
import { MODEL_FORMATS, NORM_KINDS } from './foreignModel.ts';
import type { ForeignModel, ForeignNorm } from './foreignModel.ts';
import { DTYPES, elementsIn } from './numberArray.ts';
import type { Dtype, NumberArray } from './numberArray.ts';

const DTYPE_NAMES = Object.keys(DTYPES) as [Dtype, ...Dtype[]];
const LONGEST_TEXT = 4096;
const textSchema = z.string().max(LONGEST_TEXT);

/** JSON has no NaN and no infinity, and a damaged model may have both. */
const numberSchema = z.number().or(z.enum(['NaN', 'Infinity', '-Infinity']));
type PackedNumber = z.infer<typeof numberSchema>;

const arraySchema = z.strictObject({
  dtype: z.enum(DTYPE_NAMES),
  shape: z.array(z.int().min(0)).max(16),
  /** Little-endian floats in base64, as wide as the type needs. */
  values: z.base64(),
});
type PackedArray = z.infer<typeof arraySchema>;

const normSchema = z.strictObject({
  path: textSchema,
  fullPath: textSchema,
  kind: z.enum(NORM_KINDS),
  channels: z.int().min(0),
  gamma: arraySchema.nullable(),
  beta: arraySchema.nullable(),
  mean: arraySchema.nullable(),
  variance: arraySchema.nullable(),
  epsilon: numberSchema.nullable(),
  momentum: numberSchema.nullable(),
  counter: numberSchema.nullable(),
  isFrozen: z.boolean().nullable(),
  isTraining: z.boolean().nullable(),
});
type PackedNorm = z.infer<typeof normSchema>;

/** A model as JSON can hold it, with every array to the last bit. */
export const packedModelSchema = z.strictObject({
  fileName: textSchema,
  format: z.enum(MODEL_FORMATS),
  version: textSchema.nullable(),
  size: z.number().min(0),
  arrays: z.int().min(0),
  norms: z.array(normSchema),
  convolutions: z.int().min(0).nullable(),
  notices: z.array(messageSchema),
});
export type PackedModel = z.infer<typeof packedModelSchema>;

/** Types whose every value is a float32. */
const NARROW: ReadonlySet<Dtype> = new Set([
  ...(['float32', 'float16', 'bfloat16'] as const),
  ...(['int16', 'uint16', 'int8', 'uint8', 'bool'] as const),
]);

export function packModel({ norms, notices, ...facts }: ForeignModel): PackedModel {
  return { ...facts, notices: [...notices], norms: norms.map(packNorm) };
}

/** @throws {Refusal} when an array has not as many values as its shape says */
export function unpackModel({ norms, ...facts }: PackedModel): ForeignModel {
  return { ...facts, norms: norms.map(unpackNorm) };
}

function packNorm(norm: ForeignNorm): PackedNorm {
  return {
    ...norm,
    gamma: packArray(norm.gamma),
    beta: packArray(norm.beta),
    mean: packArray(norm.mean),
    variance: packArray(norm.variance),
    epsilon: packNumber(norm.epsilon),
    momentum: packNumber(norm.momentum),
    counter: packNumber(norm.counter),
  };
}

function unpackNorm(norm: PackedNorm): ForeignNorm {
  return {
    ...norm,
    gamma: unpackArray(norm.gamma),
    beta: unpackArray(norm.beta),
    mean: unpackArray(norm.mean),
    variance: unpackArray(norm.variance),
    epsilon: unpackNumber(norm.epsilon),
    momentum: unpackNumber(norm.momentum),
    counter: unpackNumber(norm.counter),
  };
}

const WORDS = ['NaN', 'Infinity', '-Infinity'] as const;

function packNumber(value: number | null): PackedNumber | null {
  if (value === null || Number.isFinite(value)) return value;
  return WORDS.find((word) => word === String(value)) ?? 'NaN';
}

const unpackNumber = (value: PackedNumber | null): number | null =>
  value === null ? null : Number(value);

function packArray(array: NumberArray | null): PackedArray | null {
  if (array === null) return null;
  const { dtype, shape, values } = array;
  const width = NARROW.has(dtype) ? 4 : 8;
  const view = new DataView(new ArrayBuffer(values.length * width));
  values.forEach((value, place) => {
    if (width === 4) view.setFloat32(place * width, value, true);
    else view.setFloat64(place * width, value, true);
  });
  return { dtype, shape: [...shape], values: base64Text(new Uint8Array(view.buffer)) };
}

function unpackArray(array: PackedArray | null): NumberArray | null {
  if (array === null) return null;
  const { dtype, shape } = array;
  const width = NARROW.has(dtype) ? 4 : 8;
  const view = new DataView(base64Bytes(array.values).buffer);
  if (view.byteLength !== elementsIn(shape) * width) throw new Refusal(message('modelDamaged'));
  const values = Float64Array.from({ length: view.byteLength / width }, (_, place) =>
    width === 4 ? view.getFloat32(place * width, true) : view.getFloat64(place * width, true),
  );
  return { dtype, shape, values };
}
