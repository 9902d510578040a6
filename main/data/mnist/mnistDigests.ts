import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import { sha256 } from '../digest.ts';
import { invalidAt } from '../idx/idxError.ts';
import type { IdxSlot, PerSlot } from '../idx/idxFiles.ts';

export const MNIST_NAME = 'MNIST';
export const MNIST_COUNTS = { train: 60_000, valid: 10_000 } as const;

/**
 * SHA-256 of what is inside the four files of Y. LeCun, C. Cortes and C. Burges, "The MNIST database
 * of handwritten digits"; of the content, because the gzip around it differs between mirrors.
 */
export const MNIST_CONTENT: PerSlot<string> = {
  trainImages: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  trainLabels: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  validImages: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  validLabels: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

/** The digest (see digest.ts) that a data set has exactly when it is MNIST. */
export const MNIST_DIGEST = '06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16';

/** @throws {WorkbenchError} `data-invalid` when `content` is not that of MNIST's file. */
export function verifyMnist(slot: IdxSlot, file: string, content: Uint8Array): void {
  if (sha256(content) === MNIST_CONTENT[slot]) return;
  throw invalidAt(
    file,
    0,
    message('idxNotMnist', { file: IDX_FILES[slot] }),
    message('idxGetOriginal'),
  );
}
