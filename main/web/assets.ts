import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentTypeOf } from '../../shared/contract/pageFiles.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

export interface Asset {
  type: string;
  bytes: Buffer;
}

/**
 * All files of the page by their path in an address, `/` being `index.html`. They are few and
 * small, and held in memory: so no request ever reaches the disk, and a build that replaces the
 * folder meanwhile does not break the pages that are open. Links are left out: they could lead
 * anywhere.
 * @throws {WorkbenchError} when there is no such folder.
 */
export async function loadAssets(folder: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const file of await filesIn(folder).catch(notBuilt)) {
    const type = contentTypeOf(file);
    if (type === undefined) continue;
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    assets.set(path === '/index.html' ? '/' : path, { type, bytes: await readFile(file) });
  }
  return assets;
}

/** Folder by folder: in an app's archive all of them at once cannot be asked for everywhere. */
async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) files.push(path);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
  }
  return files;
}

function notBuilt(cause: unknown): never {
  throw new WorkbenchError('internal', message('pageNotBuilt'), message('pageBuild'), { cause });
}
