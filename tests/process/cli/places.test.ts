import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootWithSet, run, start } from '../../support/cliProcess.ts';

test.skipIf(process.platform === 'win32')(
  'where temporary files cannot be, train names the folder and the variable, and saves no failed run',
  async () => {
    const { root, set } = await rootWithSet();
    const train = ['train', '--epochs', '1', '--data', set, '--store', 'runs'];
    await writeFile(join(root, 'file'), '');
    const sweep = [...train, '--sweep', 'batchSize=16,32'];
    for (const [place, args] of [
      [join(root, 'missing'), train],
      [join(root, 'missing'), sweep],
      [join(root, 'file'), train],
    ] as const) {
      const { code, out, err } = await start(root, [...args], { env: { TMPDIR: place } }).ended;
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^error: Temporary files belong in .+\n$/);
      expect(err).toContain(place);
      expect(err).toContain('TMPDIR');
    }
    expect((await run(root, 'list', '--json', '--store', 'runs')).out).toBe('[]\n');
  },
);

test.skipIf(process.platform === 'win32')(
  'where temporary files cannot be, a run that waits for being resumed stays as it is',
  async () => {
    const { root, set } = await rootWithSet();
    const cut = start(root, ['train', '--epochs', '500', '--data', set, '--store', 'runs']);
    await cut.printed('[Epoch 1-VALID]');
    cut.kill('SIGINT');
    await cut.ended;
    const before = await run(root, 'list', '--json', '--store', 'runs');
    const id = (JSON.parse(before.out) as { id: string }[])[0]?.id ?? '';
    const resume = ['train', '--resume', id, '--store', 'runs'];
    const { code, err } = await start(root, resume, { env: { TMPDIR: '/nonexistent' } }).ended;
    expect(code).toBe(1);
    expect(err).toContain('/nonexistent');
    expect((await run(root, 'list', '--json', '--store', 'runs')).out).toBe(before.out);
  },
);

test.runIf(process.platform === 'linux').each([
  ['XDG_CACHE_HOME', 0],
  ['XDG_DATA_HOME', 0],
])('a folder that cannot be made for %s holds no command up', async (variable, expected) => {
  const { root, folder } = await rootWithSet();
  // Code that was compiled is kept in the cache folder only.
  const xla = variable === 'XDG_CACHE_HOME' ? 'on' : 'off';
  const env = { [variable]: '/proc/self/x', BATCHNORM_WORKBENCH_XLA: xla };
  const train = ['train', '--epochs', '1', '--subset', '64', '--data', 'digits', '--store', 'runs'];
  const trained = await start(root, train, { env }).ended;
  expect([trained.code, trained.out.includes('Learning finished')]).toEqual([expected, true]);
  const importing = start(root, ['data', 'import', folder], { env });
  const { code, err } = await importing.ended;
  expect(code).toBe(variable === 'XDG_DATA_HOME' ? 1 : 0);
  if (code === 1) expect(err).toMatch(/^error: /);
});

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 130],
  ['SIGHUP', 130],
] as const)('%s ends a training that has only begun', async (signal, expected) => {
  const { root, set } = await rootWithSet();
  const running = start(root, ['train', '--epochs', '1000', '--data', set, '--json']);
  await running.printed('run:started');
  running.kill(signal);
  expect((await running.ended).code).toBe(expected);
});

test.skipIf(process.platform === 'win32')(
  'a second signal ends what does not come to an end after the first',
  async () => {
    const { root, set } = await rootWithSet();
    const running = start(root, ['train', '--epochs', '1000', '--data', set, '--json']);
    await running.printed('run:started');
    running.kill('SIGINT');
    running.kill('SIGTERM');
    const { code } = await running.ended;
    expect(code === null || code === 130).toBe(true);
  },
);
