import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CompiledCode, hasRoom } from '../../../main/training/engine/compiledCode.ts';
import type { CodeFolders } from '../../../main/training/engine/compiledCode.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { threadMutex } from '../../../main/training/engine/threadMutex.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';

const ENTRY = 'xla_compile_cache__1__2__XLA_CPU_JIT.pb';

async function freshFolders(): Promise<CodeFolders> {
  const root = await freshFolder();
  const folders = {
    kept: join(root, 'cache/compiled'),
    passing: join(root, 'passing'),
    mutex: threadMutex(),
  };
  await mkdir(folders.passing);
  return folders;
}

/** What a compiler finds in the passing folder, and leaves there: as TensorFlow does, written aside and renamed. */
function compile({ passing }: CodeFolders, code: CompiledCode, left: Record<string, string>) {
  return code.around(() => {
    const found = Object.fromEntries(
      readdirSync(passing).map((name) => [name, readFileSync(join(passing, name), 'utf8')]),
    );
    for (const [name, text] of Object.entries(left)) {
      writeFileSync(join(passing, 'aside'), text);
      renameSync(join(passing, 'aside'), join(passing, name));
    }
    return found;
  });
}

test('what was compiled is there for the next start, and nothing stays in between', async () => {
  const folders = await freshFolders();
  const first = new CompiledCode(folders, ['2.21']);
  expect(compile(folders, first, { [ENTRY]: 'code', 'half.tmp': 'co' })).toEqual({});
  expect(readdirSync(folders.passing)).toEqual([]);
  expect(statSync(folders.kept).mode & 0o077).toBe(0);

  const next = new CompiledCode(folders, ['2.21']);
  expect(compile(folders, next, {})).toEqual({ [ENTRY]: 'code' });
});

test('code of another compiler or other settings is not taken', async () => {
  const folders = await freshFolders();
  compile(folders, new CompiledCode(folders, ['2.21', '512']), { [ENTRY]: 'code' });
  expect(compile(folders, new CompiledCode(folders, ['2.22', '512']), {})).toEqual({});
  expect(compile(folders, new CompiledCode(folders, ['2.21', '256']), {})).toEqual({});
});

test('code that was changed on disk is not run, and goes', async () => {
  const folders = await freshFolders();
  const code = new CompiledCode(folders, ['2.21']);
  compile(folders, code, { [ENTRY]: 'code' });
  const [name = ''] = readdirSync(folders.kept);
  await writeFile(join(folders.kept, name), 'c0de');
  expect(compile(folders, code, {})).toEqual({});
  expect(readdirSync(folders.kept)).toEqual([]);
});

test('of one program the code is kept once, and of many programs the newest', async () => {
  const folders = await freshFolders();
  const code = new CompiledCode(folders, ['2.21']);
  compile(folders, code, { [ENTRY]: 'code' });
  compile(folders, code, { [ENTRY]: 'other code' });
  expect(readdirSync(folders.kept)).toHaveLength(1);
  expect(compile(folders, code, {})).toEqual({ [ENTRY]: 'other code' });
  for (let program = 0; program < 70; program++) {
    compile(folders, code, { [`xla_compile_cache__${program}__3__XLA_CPU_JIT.pb`]: `${program}` });
  }
  const kept = readdirSync(folders.kept).join();
  expect(readdirSync(folders.kept)).toHaveLength(60);
  expect(kept).toContain('cache__69__3');
  expect(kept).not.toContain('cache__1__2');
});

test('where nothing can be kept, it is compiled all the same', async () => {
  const folders = await freshFolders();
  await writeFile(join(folders.kept, '../..', 'cache'), 'a file in the way');
  const code = new CompiledCode(folders, ['2.21']);
  expect(code.around(() => 'result')).toBe('result');
});

test('a folder that cannot be written to is not offered to TensorFlow', async () => {
  const folders = await freshFolders();
  expect(hasRoom(folders)).toBe(true);
  expect(readdirSync(folders.passing)).toEqual([]);
  expect(hasRoom({ ...folders, passing: join(folders.passing, 'gone') })).toBe(false);
});

test('a run on kept code gives the same bytes as one on code compiled for it', async () => {
  const folders = await freshFolders();
  const dataset = smallDataset();
  const trained = async () => {
    const engine = await Engine.start(0, folders);
    return trainAndKeep(engine, SMALL_CONFIG, dataset);
  };
  const compiled = await trained();
  const kept = readdirSync(folders.kept);
  expect(kept.length).toBeGreaterThan(4);
  expect(await trained()).toEqual(compiled);

  // That TensorFlow does take it shows where it is no code.
  for (const name of kept) {
    const [madeFor = '', , ...entry] = name.split('.');
    const digest = createHash('sha256').update('no code').digest('hex');
    await rm(join(folders.kept, name));
    await writeFile(join(folders.kept, [madeFor, digest, ...entry].join('.')), 'no code');
  }
  expect((await Engine.start(0, folders)).xla).toBe(false);
});
