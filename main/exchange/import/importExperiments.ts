import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import { mistakenContent } from '../../../shared/formats/mistakenContent.ts';
import type { Store } from '../../store/store.ts';
import { importArchive, isArchive } from './archive.ts';
import { importCsv } from './csv/csv.ts';
import { importRefused } from './importErrors.ts';
import { baseName } from './importRequest.ts';
import type { ImportOutcome, ImportRequest, ImportResult } from './importRequest.ts';
import { readZip } from './readZip.ts';
import type { ZipEntry } from './readZip.ts';
import { importSafetensors } from './safetensors.ts';
import { importTensorboard, isEventFile } from './scalars/tensorboard.ts';

/**
 * Takes in runs made elsewhere: an archive of ours, TensorBoard event files (one, or a zip of their
 * folders), CSV, or weights as safetensors (one file, or a zip). What kind it is, its content says.
 * Nothing is changed when it cannot be taken in.
 * @param name the file's name; of a path only the last part counts
 * @param network whose the curves are that do not say it
 * @throws {WorkbenchError} `import-refused`, or what the store refuses
 */
export async function importExperiments(
  store: Store,
  name: string,
  bytes: Uint8Array,
  now: Date,
  network: NetworkName | null = null,
): Promise<ImportOutcome> {
  const fileName = baseName(name);
  const request: ImportRequest = { store, fileName, bytes, now, network };
  if (bytes.length === 0) throw importRefused(fileName, message('importFileEmpty'));
  if (fileName.startsWith('._')) throw importRefused(fileName, message('importSystemFile'));
  if (startsWith(bytes, [0x50, 0x4b])) return importZip(request);
  return { ...(await importFile(request)), known: [] };
}

function importFile(request: ImportRequest): Promise<ImportResult> {
  const { fileName, bytes } = request;
  if (isEventFile(fileName)) return importTensorboard(request, [{ path: fileName, bytes }]);
  if (fileName.toLowerCase().endsWith('.safetensors')) {
    return importSafetensors(request, [{ path: fileName, bytes }]);
  }
  if (fileName.toLowerCase().endsWith('.csv')) return importCsv(request);
  const kind = mistakenContent(bytes) ?? message('importUnknownKind');
  throw importRefused(fileName, kind, message('importWhatCanBe'));
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

async function importZip(request: ImportRequest): Promise<ImportOutcome> {
  const entries = await readZip(request.fileName, request.bytes);
  if (isArchive(entries)) return importArchive(request, entries);
  return { ...(await importEntries(request, entries)), known: [] };
}

async function importEntries(
  request: ImportRequest,
  entries: readonly ZipEntry[],
): Promise<ImportResult> {
  const events = entries.filter(({ path }) => isEventFile(path));
  if (events.length > 0) return importTensorboard(request, await allOf(events));
  const weights = entries.filter(({ path }) => path.toLowerCase().endsWith('.safetensors'));
  if (weights.length > 0) return importSafetensors(request, await allOf(weights));
  const isPickle = entries.some(({ path }) => /(^|\/)data\.pkl$/.test(path));
  const reason = message(isPickle ? 'importPickle' : 'importNothingKnown');
  throw importRefused(request.fileName, reason, message('importWhatCanBe'));
}

const allOf = (entries: readonly ZipEntry[]) =>
  Promise.all(entries.map(async ({ path, read }) => ({ path, bytes: await read() })));
