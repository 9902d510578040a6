import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { isSystemFile } from '../../../shared/formats/systemFiles.ts';
import type { IncomingFile } from '../../state/experiments/transfers.ts';

/** A file's bytes in base64, as the contract takes them. */
function readFile(file: File): Promise<{ name: string; content: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // A data: address: everything after its comma is base64; an empty file has nothing there.
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, content: address.slice(address.indexOf(',') + 1) });
    };
    reader.onerror = () => reject(unreadable(file.name, reader.error));
    reader.readAsDataURL(file);
  });
}

/** A browser hands over a dropped folder as a file, too, and only reading it fails. */
function unreadable(name: string, cause: DOMException | null): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    message('importRefused', { file: name, reason: message('importFolderOrMoved') }),
    message('importChooseFiles'),
    { params: { fileName: name }, cause },
  );
}

/** Names and contents of files that a person chose or dropped. Rejects when one cannot be read. */
export function readFiles(files: readonly File[]): Promise<{ name: string; content: string }[]> {
  return Promise.all(files.map(readFile));
}

/** Files that a person chose or dropped, to be read when it is their turn. */
export function incomingFiles(list: Iterable<File> | null | undefined): IncomingFile[] {
  const all = [...(list ?? [])];
  const own = all.filter((file) => !isSystemFile(file.name));
  // A file that was chosen by itself gets a reason why it cannot be imported.
  const files = own.length > 0 ? own : all;
  return files.map((file) => ({ name: file.name, read: () => readFile(file) }));
}
