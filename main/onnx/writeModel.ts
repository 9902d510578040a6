import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { message } from '../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { writeWhole } from '../data/atomicFile.ts';
import { notTaken } from './data/exampleSource.ts';

/**
 * Writes a changed copy of a model, whole or not at all; never over the model itself.
 * @throws {WorkbenchError} `import-refused`, `store-write-failed`
 */
export async function writeModel(
  { file, out }: { file: string; out: string },
  bytes: Uint8Array,
): Promise<void> {
  const existing = await realpath(out).catch(() => null);
  if (existing !== null && existing === (await realpath(file).catch(() => null))) {
    throw notTaken(message('onnxOverItself', { file: basename(file) }));
  }
  try {
    await writeWhole(out, bytes);
  } catch (cause) {
    const folder = dirname(out);
    throw new WorkbenchError(
      'store-write-failed',
      message('onnxNotWritten', { file: basename(out) }),
      message('settingsCheckFolder', { folder }),
      { params: { folder, detail: detailOf(cause) }, cause },
    );
  }
}
