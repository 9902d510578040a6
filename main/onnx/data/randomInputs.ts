import { normalFloats, streamOf } from '../../data/random.ts';
import { elementsIn } from '../../../shared/models/numberArray.ts';
import { floatArray } from '../modelArray.ts';
import type { ModelArray } from '../modelArray.ts';
import type { DeclaredArray } from '../session.ts';

/** More numbers than a batch of any usual model has. */
const MOST_NUMBERS = 2 ** 26;

/** Standard normal numbers for every input; null where a size or a type is not known to be taken. */
export function randomInputs(
  declared: readonly DeclaredArray[],
  examples: number,
): Map<string, ModelArray> | null {
  const inputs = new Map<string, ModelArray>();
  for (const { name, type, shape } of declared) {
    const sizes = shape.map((size, axis) =>
      typeof size === 'string' && axis === 0 ? examples : size,
    );
    const known = sizes.filter((size) => typeof size === 'number');
    const isFloat = type === 'float32' || type === 'float64' || type === 'float16';
    if (!isFloat || known.length < sizes.length || elementsIn(known) > MOST_NUMBERS) return null;
    const numbers = normalFloats(streamOf(1, 'batch'), elementsIn(known), 1);
    inputs.set(name, floatArray(type, known, numbers));
  }
  return inputs;
}
