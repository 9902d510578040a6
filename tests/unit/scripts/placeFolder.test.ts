import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeFolder } from '../../../scripts/support/folders.mjs';

let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'place-'));
  from = path.join(folder, 'from');
  to = path.join(folder, 'deep/to');
  mkdirSync(path.join(from, 'inner'), { recursive: true });
  writeFileSync(path.join(from, 'inner/lib.so.2'), 'library');
  symlinkSync('lib.so.2', path.join(from, 'inner/lib.so'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('placing a folder', () => {
  it('takes no second copy on the same disk, and keeps links as links', () => {
    placeFolder(from, to);
    const inode = (root: string) => statSync(path.join(root, 'inner/lib.so.2')).ino;
    expect(inode(to)).toBe(inode(from));
    expect(readlinkSync(path.join(to, 'inner/lib.so'))).toBe('lib.so.2');
  });

  it('copies where a hard link cannot be made', () => {
    placeFolder(from, to, () => {
      throw Object.assign(new Error('another disk'), { code: 'EXDEV' });
    });
    expect(readFileSync(path.join(to, 'inner/lib.so.2'), 'utf8')).toBe('library');
  });
});
