import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_ENDING } from '../../../main/exchange/archiveManifest.ts';
import { isEventFile } from '../../../main/exchange/import/scalars/tensorboard.ts';
import {
  changelogFile,
  controlFile,
  debianVersion,
} from '../../../scripts/package/deb/control.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const ICONS = join(ROOT, 'assets/icons');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const about = {
  version: '1.2.3-beta.4',
  author: 'Kim <kim@example.org>',
  homepage: 'https://example.org',
};

describe('what the Debian package tells of itself', () => {
  it('is a version that comes before the one it leads to', () => {
    expect(debianVersion('1.0.0')).toBe('1.0.0');
    expect(debianVersion(about.version)).toBe('1.2.3~beta.4');
    expect(changelogFile(about, new Date(0))).toMatch(
      /^batchnorm-workbench \(1\.2\.3~beta\.4\) [^]* -- Kim <kim@example\.org> {2}Thu, 01 Jan 1970 00:00:00 \+0000\n$/,
    );
  });

  it('is its publisher, its size in kB and what it needs', () => {
    const fields = new Map(
      controlFile(about, 2049)
        .split('\n')
        .map((line) => [line.split(':')[0], line.slice(line.indexOf(': ') + 2)]),
    );
    expect(fields.get('Maintainer')).toBe(about.author);
    expect(fields.get('Installed-Size')).toBe('3');
    expect(fields.get('Depends')?.split(', ')).toEqual(
      expect.arrayContaining(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'xdg-utils']),
    );
  });
});

describe('what a desktop knows of the workbench', () => {
  const mime = read('scripts/package/deb/mime.xml');
  const types = [...mime.matchAll(/<mime-type type="([^"]+)">/g)].map(([, type]) => type);
  const globs = [...mime.matchAll(/<glob pattern="([^"]+)"\/>/g)].map(([, glob]) => glob ?? '');

  it('are the files that are written and read', () => {
    expect(globs[0]).toBe(`*${ARCHIVE_ENDING}`);
    expect(read('electron-builder.yml')).toContain(`- ext: ${ARCHIVE_ENDING.slice(1)}\n`);
    expect(isEventFile(globs[2]?.replace('*', '1700000000.host') ?? '')).toBe(true);
  });

  it('are the types its menu entry takes, and CSV', () => {
    const [, listed = ''] = /^MimeType=(.+);$/m.exec(
      read('scripts/package/deb/batchnorm-workbench.desktop'),
    ) ?? [''];
    expect(listed.split(';')).toEqual([...types, 'text/csv']);
  });

  it.each(readdirSync(ICONS))('is the icon %s, of the size it is called by', (file) => {
    const bytes = readFileSync(join(ICONS, file));
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}.png`).toBe(file);
  });
});
