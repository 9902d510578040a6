import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { asType, canBecome, floatArray, isArrayType, numbersOf } from '../modelArray.ts';
import type { ArrayType, ModelArray } from '../modelArray.ts';
import type { PixelScale } from '../protocol.ts';
import type { DeclaredArray } from '../session.ts';

/** An array as an input takes it. @throws {WorkbenchError} `import-refused` for another shape or type */
export function fitArray(input: DeclaredArray, array: ModelArray): ModelArray {
  const type = typeOf(input);
  if (!fits(input.shape, array.shape)) throw misfit(input, array);
  if (!canBecome(array.type, type)) throw misfit(input, array);
  return asType(array, type);
}

/** How models take images of 28 x 28 gray pixels. */
const IMAGE_SHAPES = [[1, 28, 28], [784], [28, 28], [28, 28, 1]];

/** Images [examples, 784] of bytes, scaled, in the shape an input takes. @throws {WorkbenchError} `import-refused` */
export function fitImages(
  input: DeclaredArray,
  images: ModelArray,
  { mean: [mean = 0], deviation: [deviation = 1] }: PixelScale,
): ModelArray {
  const type = typeOf(input);
  const [count = 0] = images.shape;
  const shape = IMAGE_SHAPES.map((each) => [count, ...each]).find((each) =>
    fits(input.shape, each),
  );
  if (shape === undefined || !type.startsWith('float')) {
    throw misfit(input, { ...images, shape: [count, 1, 28, 28] });
  }
  const pixels = numbersOf(images).map((byte) => (byte / 255 - mean) / deviation);
  return floatArray(type, shape, pixels);
}

function typeOf(input: DeclaredArray): ArrayType {
  if (isArrayType(input.type)) return input.type;
  throw refused(message('onnxInputType', { input: input.name, type: input.type }));
}

const fits = (declared: readonly (number | string)[], shape: readonly number[]): boolean =>
  declared.length === shape.length &&
  declared.every((size, axis) => typeof size === 'string' || size === shape[axis]);

const shown = (type: string, shape: readonly (number | string)[]): string =>
  `${type} [${shape.map((size) => (size === '' ? '?' : size)).join(', ')}]`;

function misfit(input: DeclaredArray, { type, shape }: ModelArray): WorkbenchError {
  const [batch, ...rest] = input.shape;
  if (typeof batch === 'number' && batch !== shape[0] && fits([shape[0] ?? 0, ...rest], shape)) {
    return refused(message('onnxBatchFixed', { input: input.name, size: batch }));
  }
  return refused(
    message('onnxInputMisfit', {
      input: input.name,
      wanted: shown(input.type, input.shape),
      given: shown(type, shape),
    }),
  );
}

const refused = (reason: ReturnType<typeof message>): WorkbenchError =>
  new WorkbenchError('import-refused', reason, message('onnxInputAdvice'));
