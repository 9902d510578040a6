import { join } from 'node:path';
import { openModelFiles } from '../../main/data/modelFiles.ts';
import { ModelStore } from '../../main/workbench/models/modelStore.ts';
import type { SavedModel } from '../../shared/domain/savedModel.ts';
import type { ForeignModel, ForeignNorm } from '../../shared/models/foreignModel.ts';
import type { NumberArray } from '../../shared/models/numberArray.ts';
import { openModel } from '../../shared/models/openModel.ts';
import { packModel } from '../../shared/models/packedModel.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/models');

/** The path of a model that a framework wrote for the tests. */
export const modelFixture = (name: string): string => join(FIXTURES, name);

export async function readFixture(name: string): Promise<ForeignModel> {
  const files = await openModelFiles(modelFixture(name));
  try {
    return await openModel(files);
  } finally {
    await files.close();
  }
}

const arrayOf = (values: readonly number[]): NumberArray => ({
  dtype: 'float32',
  shape: [values.length],
  values: Float64Array.from(values, Math.fround),
});

/** A BatchNorm layer of `channels`, as PyTorch makes one; `changes` say what is told of it. */
export function generatedNorm(channels: number, changes: Partial<ForeignNorm> = {}): ForeignNorm {
  const wave = (size: number) =>
    arrayOf(Array.from({ length: channels }, (_, channel) => size * (1.5 + Math.sin(channel))));
  const norm = {
    ...{ path: 'bn', fullPath: 'bn', kind: 'batchNorm' as const, channels },
    ...{ gamma: wave(1), beta: wave(-0.1), mean: wave(0.5), variance: wave(2) },
    ...{ epsilon: 1e-5, momentum: 0.1, counter: 1000, isFrozen: null, isTraining: null },
  };
  return { ...norm, ...changes };
}

export function generatedModel(
  norms: ForeignNorm[],
  changes: Partial<ForeignModel> = {},
): ForeignModel {
  return {
    ...{ fileName: 'model.pth', format: 'pytorch' as const, version: null, size: 1000 },
    ...{ arrays: norms.length * 4, norms, convolutions: null, notices: [] },
    ...changes,
  };
}

const LONG_PATH =
  'backbone.very_long_name_of_a_part_that_goes_on.encoder_of_many_words.0.normalization';

/** Long names, wide numbers, thousands of channels and every kind of finding a layer can have. */
function demandingModel(): ForeignModel {
  const broken = generatedNorm(3000, {
    ...{ path: LONG_PATH, fullPath: `module._orig_mod.${LONG_PATH}`, counter: 12, momentum: 0.9 },
    gamma: arrayOf(Array.from({ length: 3000 }, (_, channel) => (channel % 9 === 0 ? 0 : 1e9))),
    variance: arrayOf(
      Array.from({ length: 3000 }, (_, channel) => (channel % 7 === 0 ? NaN : 1e-12 * channel)),
    ),
  });
  const others = Array.from({ length: 40 }, (_, place) => {
    const path = `layer${Math.floor(place / 10)}.${place % 10}.bn`;
    return generatedNorm(64, { path, fullPath: path });
  });
  const fileName = `${'a long name of a checkpoint_'.repeat(4)}.pth`;
  return generatedModel([broken, ...others], { fileName, size: 123_456_789_012 });
}

/** Puts models among those of a user that were opened: two checkpoints, and one that is hard to show. */
export async function keepModels(userFolder: string): Promise<SavedModel[]> {
  let minutes = 0;
  const store = new ModelStore(userFolder, () => new Date(Date.UTC(2026, 0, 1, 0, minutes++)));
  const models = [await readFixture('state.pth'), await readFixture('module.pt'), demandingModel()];
  const kept: SavedModel[] = [];
  for (const model of models) kept.push(await store.keep(packModel(model)));
  return kept.reverse();
}
