import { readdir } from 'node:fs/promises';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import { modelProblem } from '../../../main/exchange/import/archive.ts';
import { parseJson } from '../../../main/exchange/import/importRequest.ts';
import { readZip } from '../../../main/exchange/import/readZip.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { generatedMetrics } from '../../support/generatedExperiments.ts';
import { checkpointOf, freshStore, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG } from '../../support/training.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const TEXT = strToU8('text');
/** Unix, for the attributes to be those of its files. */
const UNIX = 3;
const withMode = (mode: number) => ({ os: UNIX, attrs: mode * 2 ** 16 });

async function archivedRun(): Promise<Uint8Array> {
  const store = await freshStore();
  const { experiment } = await saveRun(store, {
    changes: { config: SMALL_CONFIG },
    ...generatedMetrics(1),
    checkpoints: [checkpointOf(SMALL_CONFIG, 1)],
  });
  const options = { ids: [experiment.id], format: 'archive', language: 'en', epoch: null } as const;
  return (await exportExperiments(store, options)).bytes;
}

const reasonOf = async (zip: Uint8Array): Promise<unknown> => {
  const error = await readZip('a.zip', zip).then(
    (entries) => Promise.all(entries.map(({ read }) => read())).catch((reason: unknown) => reason),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkbenchError);
  expect(error).toMatchObject({ code: 'import-refused' });
  return (error as WorkbenchError).params['reason'];
};

/** Offsets of a number's field in every header of a kind, by the format's own description. */
const LOCAL = { signature: 0x04034b50, flags: 6, size: 22 };
const CENTRAL = { signature: 0x02014b50, flags: 8, size: 24 };

function changed(
  zip: Uint8Array,
  field: 'flags' | 'size',
  change: (before: number) => number,
): Uint8Array {
  const copy = Buffer.from(zip);
  for (const header of [LOCAL, CENTRAL]) {
    for (let at = 0; at + 46 < copy.length; at++) {
      if (copy.readUInt32LE(at) !== header.signature) continue;
      const place = at + header[field];
      if (field === 'flags') copy.writeUInt16LE(change(copy.readUInt16LE(place)), place);
      else copy.writeUInt32LE(change(copy.readUInt32LE(place)), place);
    }
  }
  return copy;
}

describe('a zip', () => {
  it('of too many files is refused by their number', async () => {
    const many: Zippable = {};
    for (let n = 0; n <= 50_000; n++) many[`f${n}`] = [new Uint8Array(), { level: 0 }];
    expect(await reasonOf(zipSync(many))).toBe('it has more than 50,000 files');
  });

  it('that would unpack to far more than its size is refused unread', async () => {
    const bomb = zipSync({ a: new Uint8Array(40 << 20), b: new Uint8Array(40 << 20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await reasonOf(bomb)).toContain('far more than its own size');
    const modest = zipSync({ a: new Uint8Array(20 << 20) });
    expect(await readZip('a.zip', modest)).toHaveLength(1);
  });

  it('with one file larger than any of ours is refused', async () => {
    const zip = changed(zipSync({ a: TEXT }), 'size', () => 300 << 20);
    expect(await reasonOf(zip)).toBe('a is too large');
  });

  it('that unpacks to more, or less, than it says is refused where it is read', async () => {
    for (const size of [3, 5]) {
      const zip = changed(zipSync({ a: [strToU8('aaaa'), { level: 9 }] }), 'size', () => size);
      expect(await reasonOf(zip)).toContain('a in it is damaged');
    }
  });

  it('with a link is refused, whatever it links to', async () => {
    const link = zipSync({ a: [strToU8('/etc/passwd'), withMode(0o120777)] });
    expect(await reasonOf(link)).toBe('a is a link');
    const file = zipSync({ a: [TEXT, withMode(0o100644)] });
    expect(await readZip('a.zip', file)).toHaveLength(1);
  });

  it('that is encrypted is refused', async () => {
    const zip = changed(zipSync({ a: TEXT }), 'flags', (flags) => flags | 1);
    expect(await reasonOf(zip)).toBe('a is encrypted');
  });

  it.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:/x',
    'C:\\x',
    'a\\..\\b',
    'a//b',
    './a',
    'a/./b',
    'a\u0000b',
    // Korean, for the name to be in UTF-8: a control character of another coding is a harmless sign.
    'a\n한',
    'a/b/c/d/e/f/g/h/i',
    'x'.repeat(201),
  ])('with a file called %j is refused', async (name) => {
    const zip = zipSync({ good: TEXT, [name]: TEXT });
    expect(await reasonOf(zip)).toMatch(/file with the name|not a whole zip file/);
  });

  it('with two names that are one on some disks is refused', async () => {
    expect(await reasonOf(zipSync({ 'a/B': TEXT, 'A/b': TEXT }))).toContain('twice');
  });
});

describe('an archive', () => {
  /** The good archive with files put in, or in place of others; what is refused leaves no trace. */
  async function refusalWith(
    change: (files: Record<string, Uint8Array>) => Zippable,
  ): Promise<string> {
    const store = await freshStore();
    const files = unzipSync(await archivedRun());
    const zip = zipSync({ ...files, ...change(files) });
    const error: unknown = await importExperiments(store, 'a.zip', zip, NOW).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'import-refused' });
    expect((await store.list()).experiments).toEqual([]);
    expect(await readdir(store.folder)).not.toContain('evil');
    return (error as WorkbenchError).message;
  }

  it('with a file that its own list does not name is refused', async () => {
    expect(await refusalWith(() => ({ 'evil/file.txt': TEXT }))).toContain(
      'does not name evil/file.txt',
    );
  });

  it('with another experiment than its list names is refused', async () => {
    const refusal = await refusalWith((files) => {
      const path = Object.keys(files).find((name) => name.endsWith('/experiment.json')) ?? '';
      const text = new TextDecoder().decode(files[path]);
      return { [path]: strToU8(text.replace('"name": "Lab', '"name": "Lie')) };
    });
    expect(refusal).toContain('not as it was saved');
  });

  it('with a link in it is refused', async () => {
    const link: Zippable = { link: [strToU8('/etc/passwd'), withMode(0o120777)] };
    expect(await refusalWith(() => link)).toContain('is a link');
  });
});

describe('a model', () => {
  const model = (path: string) =>
    strToU8(JSON.stringify({ format: 'layers-model', weightsManifest: [{ paths: [path] }] }));

  it('may name only the file beside it', () => {
    expect(modelProblem('model.json', model('weights.bin'))).toBeNull();
    for (const path of ['../weights.bin', '/etc/passwd', 'a/weights.bin', 'http://x/weights.bin']) {
      expect(modelProblem('model.json', model(path))?.id, path).toBe('archiveModelFiles');
    }
    expect(modelProblem('model.json', strToU8('{'))?.id).toBe('archiveNotJson');
  });
});

it('JSON made elsewhere brings no prototype with it', () => {
  const value = parseJson('{"a":{"__proto__":{"polluted":1},"b":[{"__proto__":1}]}}');
  expect(JSON.stringify(value)).toBe('{"a":{"b":[{}]}}');
  expect(Object.hasOwn((value as { a: object }).a, '__proto__')).toBe(false);
});
