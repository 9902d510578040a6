import { describe, expect, it } from 'vitest';
import {
  packedModelSchema,
  packModel,
  unpackModel,
} from '../../../../shared/models/packedModel.ts';
import { generatedModel, generatedNorm, readFixture } from '../../../support/keptModels.ts';

/** Through JSON and the schema, as between a page and its host. */
const sent = (model: Parameters<typeof packModel>[0]) =>
  unpackModel(packedModelSchema.parse(JSON.parse(JSON.stringify(packModel(model)))));

describe('a packed model', () => {
  it.each(['half.pth', 'brain.safetensors', 'double.pth', 'module.pt', 'training.onnx'])(
    'has every number of %s to the last bit',
    async (name) => {
      const model = await readFixture(name);
      expect(sent(model)).toEqual(model);
    },
  );

  it('keeps what is not finite apart from what is not there', () => {
    const values = Float64Array.from([NaN, Infinity, -Infinity, -0]);
    const variance = { dtype: 'float32' as const, shape: [4], values };
    const model = generatedModel([generatedNorm(4, { variance, momentum: NaN, epsilon: null })]);
    const [norm] = sent(model).norms;
    expect(norm?.variance?.values).toEqual(values);
    expect([norm?.momentum, norm?.epsilon]).toEqual([NaN, null]);
  });

  it('is refused when an array is shorter than its shape', () => {
    const packed = packModel(generatedModel([generatedNorm(4)]));
    const [norm] = packed.norms;
    if (norm?.gamma) norm.gamma.shape = [5];
    expect(() => unpackModel(packed)).toThrow('what was kept of it is damaged');
  });
});
