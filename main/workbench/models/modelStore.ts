import { hash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { modelIdSchema, savedModelSchema } from '../../../shared/domain/savedModel.ts';
import type { ModelId, SavedModel } from '../../../shared/domain/savedModel.ts';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { findingsOf } from '../../../shared/models/findings.ts';
import type { Severity } from '../../../shared/models/finding.ts';
import { packedModelSchema, unpackModel } from '../../../shared/models/packedModel.ts';
import type { PackedModel } from '../../../shared/models/packedModel.ts';
import { sweepLeftovers, writeWhole } from '../../data/atomicFile.ts';

const RECORD = '.json';
const CONTENT = '.arrays.json';
const ID_LETTERS = 32;

/** What was read of the models that were opened, in a folder of the user: a small record and the arrays of each. */
export class ModelStore {
  readonly #folder: string;
  readonly #clock: () => Date;

  constructor(userFolder: string, clock: () => Date) {
    this.#folder = join(userFolder, 'models');
    this.#clock = clock;
  }

  /** Newest first. A file that is none of ours, or cannot be read, is left alone and left out. */
  async list(): Promise<SavedModel[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found: SavedModel[] = [];
    for (const name of names) {
      const id = name.endsWith(CONTENT) ? '' : name.slice(0, -RECORD.length);
      if (!name.endsWith(RECORD) || !modelIdSchema.safeParse(id).success) continue;
      const record = await this.#record(id);
      if (record?.id === id) found.push(record);
    }
    return found.sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  }

  /** @throws {WorkbenchError} `store-write-failed`, `import-refused` */
  async keep(model: PackedModel): Promise<SavedModel> {
    const text = JSON.stringify(model);
    const id = hash('sha256', text).slice(0, ID_LETTERS);
    const known = await this.#record(id);
    if (known !== null) return known;
    const record = this.#recordOf(id, model);
    await this.#write(async () => {
      await sweepLeftovers(this.#folder);
      // The record is the last to appear: without it the model is not there.
      await writeWhole(this.#path(id, CONTENT), text);
      await writeWhole(this.#path(id, RECORD), `${JSON.stringify(record, null, 2)}\n`);
    });
    return record;
  }

  /** @throws {WorkbenchError} `experiment-missing` for one that is not there */
  async load(id: ModelId): Promise<{ saved: SavedModel; model: PackedModel }> {
    const saved = await this.#record(id);
    const model = await readJson(this.#path(id, CONTENT));
    const parsed = packedModelSchema.safeParse(model);
    if (saved === null || !parsed.success) throw missingModel(id);
    return { saved, model: parsed.data };
  }

  /** @throws {WorkbenchError} `experiment-missing`, `store-write-failed` */
  async annotate(id: ModelId, changes: Pick<SavedModel, 'name' | 'notes'>): Promise<SavedModel> {
    const saved = await this.#record(id);
    if (saved === null) throw missingModel(id);
    const next = { ...saved, ...changes };
    await this.#write(() =>
      writeWhole(this.#path(id, RECORD), `${JSON.stringify(next, null, 2)}\n`),
    );
    return next;
  }

  /** @throws {WorkbenchError} `store-write-failed` */
  async forget(id: ModelId): Promise<void> {
    await this.#write(async () => {
      await rm(this.#path(id, RECORD), { force: true });
      await rm(this.#path(id, CONTENT), { force: true });
    });
  }

  #recordOf(id: ModelId, packed: PackedModel): SavedModel {
    const model = unpacked(packed);
    const findings = findingsOf(model);
    // As the model's page tells them: one finding of a kind, whatever the number of its layers.
    const count = (severity: Severity) =>
      new Set(findings.flatMap((found) => (found.severity === severity ? found.kind : []))).size;
    const { fileName, format, version, size, arrays, norms } = model;
    return {
      ...{
        schema: 1 as const,
        id,
        name: fileName,
        notes: '',
        fileName,
        format,
        version,
        size,
        arrays,
      },
      addedAt: this.#clock().toISOString(),
      layers: norms.length,
      channels: norms.reduce((sum, { channels }) => sum + channels, 0),
      findings: { problem: count('problem'), warning: count('warning'), note: count('note') },
    };
  }

  #path(id: ModelId, ending: string): string {
    return join(this.#folder, `${modelIdSchema.parse(id)}${ending}`);
  }

  async #record(id: ModelId): Promise<SavedModel | null> {
    return savedModelSchema.safeParse(await readJson(this.#path(id, RECORD))).data ?? null;
  }

  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      throw new WorkbenchError(
        'store-write-failed',
        message('modelNotKept'),
        message('settingsCheckFolder', { folder: this.#folder }),
        { params: { folder: this.#folder, detail: detailOf(cause) }, cause },
      );
    }
  }
}

/** What a JSON file holds; null where there is none, or something else. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

function unpacked(model: PackedModel) {
  try {
    return unpackModel(model);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = message('modelRefused', { file: model.fileName, reason: error.reason });
    throw new WorkbenchError('import-refused', said, message('modelRefusedAdvice'), {
      params: { fileName: model.fileName },
      cause: error,
    });
  }
}

function missingModel(id: ModelId): WorkbenchError {
  return new WorkbenchError(
    'experiment-missing',
    message('modelMissing'),
    message('modelOpenFileAgain'),
    { params: { id } },
  );
}
