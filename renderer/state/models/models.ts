import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef } from 'vue';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { ModelId, SavedModel } from '../../../shared/domain/savedModel.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../../shared/errors/workbenchError.ts';
import type { ForeignModel } from '../../../shared/models/foreignModel.ts';
import { packModel, unpackModel } from '../../../shared/models/packedModel.ts';
import type { PackedModel } from '../../../shared/models/packedModel.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';
import type { BroughtFile } from './broughtFiles.ts';
import { readModels, refusedModel } from './readModels.ts';
import { modelsOfRun } from './runModels.ts';

/** The list of models, and what was read of those that were looked at. */
function modelShelf() {
  const saved = shallowRef<SavedModel[]>([]);
  const isLoaded = ref(false);
  const contents = shallowReactive(new Map<ModelId, ForeignModel>());
  const byId = computed(() => new Map(saved.value.map((model) => [model.id, model])));

  function put(record: SavedModel): void {
    const others = saved.value.filter(({ id }) => id !== record.id);
    saved.value = [record, ...others].sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  }

  async function load(): Promise<void> {
    saved.value = (await client().call('model:list', {})).models;
    isLoaded.value = true;
  }

  async function keep(model: ForeignModel): Promise<ModelId> {
    const record = await client().call('model:keep', { model: packModel(model) });
    contents.set(record.id, model);
    put(record);
    return record.id;
  }

  /** What was read of a kept model. @throws {WorkbenchError} when it is not there, or damaged */
  async function open(id: ModelId): Promise<ForeignModel> {
    const known = contents.get(id);
    if (known !== undefined) return known;
    const { saved: record, model: packed } = await client().call('model:load', { id });
    const model = unpacked(record.name, packed);
    contents.set(id, model);
    return model;
  }

  async function annotate(
    id: ModelId,
    { name, notes }: Pick<SavedModel, 'name' | 'notes'>,
  ): Promise<void> {
    put(await client().call('model:annotate', { id, name, notes }));
  }

  async function forget(id: ModelId): Promise<void> {
    await client().call('model:forget', { id });
    saved.value = saved.value.filter((other) => other.id !== id);
  }

  return { saved, byId, isLoaded, contents, load, keep, open, annotate, forget };
}

function unpacked(name: string, packed: PackedModel): ForeignModel {
  try {
    return unpackModel(packed);
  } catch (error) {
    throw refusedModel(name, error);
  }
}

/** Files and checkpoints on their way to the list. */
function modelReading(keep: (model: ForeignModel) => Promise<ModelId>) {
  const toasts = useToasts();
  const isReading = ref(false);
  /** Why files that were brought last are no models. */
  const refused = shallowRef<FlatError[]>([]);
  /** The files that models of this session were read from, for those that can become a run. */
  const files = shallowReactive(new Map<ModelId, File>());

  /** Null (and a toast) when reading fails as a whole. */
  async function reading(read: (ids: ModelId[]) => Promise<void>): Promise<ModelId[] | null> {
    const ids: ModelId[] = [];
    refused.value = [];
    isReading.value = true;
    const isDone = await toasts.attempt(() => read(ids));
    isReading.value = false;
    return isDone ? ids : null;
  }

  /** Reads files that were chosen or dropped. @returns the models among them */
  const bring = (brought: readonly BroughtFile[]): Promise<ModelId[] | null> =>
    reading(async (ids) => {
      for await (const outcome of readModels(brought)) {
        if ('error' in outcome) {
          refused.value = [...refused.value, flattenError(outcome.error)];
          continue;
        }
        const id = await keep(outcome.model);
        files.set(id, outcome.file.file);
        ids.push(id);
      }
    });

  /** Reads a run's checkpoint. @returns its networks with normalization */
  const bringRun = (
    run: Pick<Experiment, 'id' | 'name'>,
    epoch: number,
  ): Promise<ModelId[] | null> =>
    reading(async (ids) => {
      for (const model of await modelsOfRun(run, epoch)) ids.push(await keep(model));
    });

  return { isReading, refused, files, bring, bringRun };
}

/** Models that were opened here: what was read of each is kept by the host, the file is not. */
export const useModels = defineStore('models', () => {
  const toasts = useToasts();
  const shelf = modelShelf();
  const { saved, byId, isLoaded, contents, keep, open } = shelf;

  const load = () => toasts.attempt(shelf.load);
  const annotate = (id: ModelId, changes: Pick<SavedModel, 'name' | 'notes'>) =>
    toasts.attempt(() => shelf.annotate(id, changes));

  /** Takes a model off the list; the toast brings it back, with its name and notes. */
  const forget = (id: ModelId) =>
    toasts.attempt(async () => {
      const record = byId.value.get(id);
      const model = await open(id);
      await shelf.forget(id);
      const bringBack = async () => {
        await keep(model);
        if (record) await shelf.annotate(id, record);
      };
      toasts.show(
        { key: 'models.forgotten', params: { name: record?.name ?? '' } },
        { label: 'common.undo', run: () => void toasts.attempt(bringBack) },
      );
    });

  return {
    ...{ saved, byId, isLoaded, contents, load, open, annotate, forget },
    ...modelReading(keep),
  };
});
