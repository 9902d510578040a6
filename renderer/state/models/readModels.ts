import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { isSystemFile } from '../../../shared/formats/systemFiles.ts';
import type { ByteSource, ModelFiles } from '../../../shared/models/byteSource.ts';
import type { ForeignModel } from '../../../shared/models/foreignModel.ts';
import { openModel } from '../../../shared/models/openModel.ts';
import type { BroughtFile } from './broughtFiles.ts';

/** What became of a file: a model, or why it is none. */
export type ReadOutcome =
  { file: BroughtFile; model: ForeignModel } | { file: BroughtFile; error: WorkbenchError };

/** Endings that models have; other files of a folder are passed over. */
const MODEL_ENDING = /\.(?:pt|pth|bin|ckpt|safetensors|h5|hdf5|keras|onnx|json)$/i;
/** Files that name others are read first, so that those others are not taken for models of their own. */
const NAMES_OTHERS = /\.(?:json|onnx)$/i;

/**
 * Reads each file as a model, but for those that belong to another of them: shards, external data. Of a
 * folder only files with a model's ending are read, and a JSON file that is no model is passed over.
 */
export async function* readModels(files: readonly BroughtFile[]): AsyncGenerator<ReadOutcome> {
  const own = files.filter(({ file }) => !isSystemFile(file.name));
  const candidates = own.filter(
    ({ folder, file }) => folder === '' || MODEL_ENDING.test(file.name),
  );
  const [first, then] = [
    candidates.filter(({ file }) => NAMES_OTHERS.test(file.name)),
    candidates.filter(({ file }) => !NAMES_OTHERS.test(file.name)),
  ];
  const used = new Set<File>();
  for (const candidate of [...first, ...then]) {
    if (used.has(candidate.file)) continue;
    const outcome = await readOne(candidate, own, used);
    if ('model' in outcome || !isPassedOver(candidate)) yield outcome;
  }
}

const isPassedOver = ({ folder, file }: BroughtFile): boolean =>
  folder !== '' && /\.(?:json|bin)$/i.test(file.name);

async function readOne(
  main: BroughtFile,
  all: readonly BroughtFile[],
  used: Set<File>,
): Promise<ReadOutcome> {
  const files: ModelFiles = {
    main: sourceOf(main.file),
    beside(name) {
      const found = all.find(({ folder, file }) => folder === main.folder && file.name === name);
      if (found === undefined) return Promise.resolve(null);
      used.add(found.file);
      return Promise.resolve(sourceOf(found.file));
    },
  };
  try {
    return { file: main, model: await openModel(files) };
  } catch (error) {
    return { file: main, error: refusedModel(main.file.name, error) };
  }
}

/** A file of the page, read in parts: none of it is copied. */
const sourceOf = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  read: async (offset, length) =>
    new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
});

/** Why a model cannot be read, as an error for the person at the screen. @throws unexpected errors */
export function refusedModel(fileName: string, error: unknown): WorkbenchError {
  // A file that was moved or changed meanwhile fails with an exception of the browser's.
  const isGone = error instanceof DOMException;
  if (!(error instanceof Refusal) && !isGone) throw error;
  const reason = isGone ? message('modelFileUnreadable') : error.reason;
  const isIncomplete = reason.id === 'modelPartMissing';
  return new WorkbenchError(
    'import-refused',
    message('modelRefused', { file: fileName, reason }),
    message(isIncomplete ? 'modelPartsMissingAdvice' : 'modelRefusedAdvice'),
    { params: { fileName }, cause: error },
  );
}
