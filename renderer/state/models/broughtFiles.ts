/** A file that a person chose or dropped, with the folder it lay in; empty for one chosen by itself. */
export interface BroughtFile {
  folder: string;
  file: File;
}

/** Files of a folder beyond these are not looked at. */
const MOST_FILES = 20_000;

/** What was chosen in a file field, for files or for a folder. */
export function chosenFiles(list: FileList | null | undefined): BroughtFile[] {
  return [...(list ?? [])].slice(0, MOST_FILES).map((file) => ({
    folder: folderOf(file.webkitRelativePath),
    file,
  }));
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** What was dropped, the files of dropped folders too. Is called before the event is over. */
export async function droppedFiles(data: DataTransfer | null): Promise<BroughtFile[]> {
  const entries: FileSystemEntry[] = [];
  const found: BroughtFile[] = [];
  for (const item of data?.items ?? []) {
    const entry = item.webkitGetAsEntry();
    // A file that a page made, rather than a file manager, is no entry of a file system.
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    else if (file !== null) found.push({ folder: '', file });
  }
  for (let next = entries.shift(); next && found.length < MOST_FILES; next = entries.shift()) {
    if (next.isDirectory) entries.push(...(await entriesIn(next as FileSystemDirectoryEntry)));
    else found.push(await fileOf(next as FileSystemFileEntry));
  }
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<BroughtFile> {
  const folder = folderOf(entry.fullPath.replace(/^\//, ''));
  return new Promise((resolve, reject) => entry.file((file) => resolve({ folder, file }), reject));
}

/** All entries of a folder: a reader gives them in batches, and an empty one at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const batch = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  const all: FileSystemEntry[] = [];
  for (let next = await batch(); next.length > 0; next = await batch()) {
    all.push(...next);
    if (all.length > MOST_FILES) break;
  }
  return all;
}
