import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderFiles } from '../../../main/data/folderFiles.ts';
import { probeFolder } from '../../../main/data/probe.ts';
import { readIdxFolder } from '../../../main/data/readDataset.ts';
import { filesToImport, zipOfFolder } from '../../../main/workbench/data/importFolder.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { isSystemFile } from '../../../shared/formats/systemFiles.ts';
import { foreignPath } from '../../support/foreign.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { gzipped, idxFile, smallSet, writeFiles } from '../../support/idxSets.ts';

const read = (folder: string) => readIdxFolder(folder, { name: 'Set', verifyAsMnist: false });

/** A set whose every file is in a folder of its own name, as some archives unpack. */
async function inOwnFolders(folder: string): Promise<string> {
  for (const [name, bytes] of Object.entries(smallSet())) {
    await writeFiles(join(folder, name), { [name]: bytes });
  }
  return folder;
}

describe('a folder as people have it', () => {
  it('with folders of the usual names beside the files gives the files', async () => {
    const folder = await freshFolder();
    for (const name of Object.values(IDX_FILES)) await mkdir(join(folder, name));
    const files = Object.entries(smallSet()).map(([name, bytes]) => [
      name.replace('-idx', '.idx'),
      bytes,
    ]);
    await writeFiles(folder, Object.fromEntries(files) as Record<string, Buffer>);
    expect((await read(folder)).identity).toMatchObject({ trainExamples: 20, validExamples: 10 });
  });

  it('with each file in a folder of its own name gives those', async () => {
    const folder = await inOwnFolders(await freshFolder());
    expect((await read(folder)).identity).toMatchObject({ trainExamples: 20, validExamples: 10 });
    expect(await filesToImport(folder)).toMatchObject({ files: [{}, {}, {}, {}] });
  });

  it('of torchvision gives the set below it, under its name', async () => {
    const root = await freshFolder();
    await writeFiles(join(root, 'FashionMNIST/raw'), { ...smallSet(), ...gzipped(smallSet()) });
    expect(await probeFolder(root)).toEqual({ train: 20, valid: 10 });
    expect(await filesToImport(root)).toMatchObject({ name: 'FashionMNIST' });
    expect(await filesToImport(join(root, 'FashionMNIST/raw'))).toMatchObject({
      name: 'FashionMNIST',
    });
  });

  it('with several sets below it says where they are', async () => {
    const root = await freshFolder();
    await writeFiles(join(root, 'MNIST/raw'), smallSet());
    await writeFiles(join(root, 'KMNIST/raw'), smallSet(3));
    await expect(probeFolder(root)).rejects.toThrow(
      'several folders below this one (KMNIST/raw, MNIST/raw)',
    );
  });

  it('with one file of a set does not look for another set below', async () => {
    const root = await freshFolder();
    await writeFiles(root, {
      [IDX_FILES.trainImages]: smallSet()[IDX_FILES.trainImages] ?? Buffer.of(),
    });
    await writeFiles(join(root, 'MNIST'), smallSet());
    await expect(probeFolder(root)).rejects.toThrow(`there is no ${IDX_FILES.trainLabels}`);
  });
});

describe('what is in place of data is said', () => {
  it('a web page, packed or not', async () => {
    await expect(read(foreignPath('sets/mirror'))).rejects.toThrow(/web page/);
    const set = smallSet();
    const page = Buffer.from('\ufeff\n<HTML><head><title>Not found');
    const folder = await writeFiles(await freshFolder(), { ...set, [IDX_FILES.validLabels]: page });
    await expect(probeFolder(folder)).rejects.toThrow(
      `${IDX_FILES.validLabels} cannot be used: it is a web page`,
    );
  });

  it('more than ten classes', async () => {
    await expect(read(foreignPath('sets/emnist'))).rejects.toMatchObject({
      said: {
        message: { values: { reason: { id: 'dataMoreClasses', values: { classes: 10 } } } },
        nextStep: { id: 'dataTenClasses' },
      },
    });
  });

  it.each([
    ['packed twice', gzipSync(gzipSync(idxFile(0x0801, [10], new Uint8Array(10)))), /gzip twice/],
    ['a zip', Buffer.from('PK\x03\x04 and so on'), /zip archive/],
    ['a pointer', Buffer.from('version https://git-lfs.github.com/spec/v1'), /git lfs pull/],
  ])('%s', async (_, bytes, reason) => {
    const folder = await writeFiles(await freshFolder(), {
      ...smallSet(),
      [IDX_FILES.validLabels]: bytes,
    });
    await expect(read(folder)).rejects.toThrow(reason);
  });
});

describe('listings', () => {
  it.each([
    '._bn.safetensors',
    'a/.DS_Store',
    '__MACOSX/a/b',
    'a/THUMBS.DB',
    '.hidden/x',
    'desktop.ini',
  ])('leave out %s', (path) => expect(isSystemFile(path)).toBe(true));
  it.each(['a.b/c', 'MACOSX/x', 'thumbs.db.csv', 'a/b_.x'])('keep %s', (path) =>
    expect(isSystemFile(path)).toBe(false),
  );

  it('give regular files and links to them, and follow no link to a folder', async () => {
    const folder = await freshFolder();
    await writeFiles(join(folder, 'deep/er'), { 'b.txt': Buffer.of(1), '._b.txt': Buffer.of(1) });
    await writeFiles(folder, { 'a.txt': Buffer.of(1) });
    await symlink(join(folder, 'a.txt'), join(folder, 'link.txt'));
    await symlink(folder, join(folder, 'again'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    expect(await folderFiles(folder, 0)).toEqual(['a.txt', 'link.txt']);
    expect(await folderFiles(folder, 5)).toEqual(['a.txt', 'deep/er/b.txt', 'link.txt']);
  });

  it('of a folder of runs have no companion files of macOS', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, '._bn.safetensors'), 'x');
    await expect(zipOfFolder(folder)).rejects.toMatchObject({
      reason: { id: 'importNothingInFolder' },
    });
  });
});
