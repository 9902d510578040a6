import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../fixtures/foreign');

/** A file as someone else's program wrote it; kept small. */
export const foreignFile = (path: string): Buffer => readFileSync(resolve(FOLDER, path));
export const foreignPath = (path: string): string => resolve(FOLDER, path);
