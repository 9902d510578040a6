import { expect, test } from 'vitest';
import { rootWithSet, run } from '../../support/cliProcess.ts';

/** What a terminal takes for orders, in both of their forms, and what it takes for a line's end. */
const HOSTILE = 'a\nb\u001b[31mred\u009b1mbold\u202etxt';
const VISIBLE = 'a b␛[31mred[U+009B]1mbold[U+202E]txt';
/** All that may be in what is printed: lines of visible characters. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

test('control sequences in imported names, notes and tags never reach the terminal', async () => {
  const { root, set } = await rootWithSet();
  const texts = ['--name', HOSTILE, '--notes', HOSTILE, '--tag', HOSTILE];
  const train = ['train', '--epochs', '1', '--data', set, '--store', 'runs', ...texts];
  const trained = await run(root, ...train);
  expect(trained.out).toContain(`Saved "${VISIBLE}" in `);
  const id = /runs\/(\S+) after/.exec(trained.out)?.[1] ?? '';
  const archive = ['--format', 'archive', '--out', 'run.zip', '--store', 'runs'];
  expect((await run(root, 'export', id, ...archive)).code).toBe(0);
  const imported = await run(root, 'import', 'run.zip', '--store', 'others');
  expect(imported.code).toBe(0);
  for (const store of ['runs', 'others']) {
    const commands = [
      ['list'],
      ['list', '--json'],
      ['show', id],
      ['show', id, '--json'],
      ['inspect', id],
      ['compare', id],
      ['compare', id, '--json'],
    ];
    for (const command of commands) {
      const { code, out, err } = await run(root, ...command, '--store', store);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toMatch(CONTROLS);
    }
    const listed = await run(root, 'list', '--store', store);
    expect(listed.out.trimEnd().split('\n')).toHaveLength(2);
    expect(listed.out).toContain(VISIBLE);
    const json = await run(root, 'list', '--json', '--store', store);
    expect(JSON.parse(json.out)).toMatchObject([
      { name: HOSTILE, notes: HOSTILE, tags: [HOSTILE] },
    ]);
  }
});

test.each([
  ['an option', ['list', '--\u001b[31mno']],
  ['an id', ['show', '\u001b[31mno\u009b1m']],
  ['a file', ['import', 'no\u001b[31m\u009b1m.csv']],
  ['a folder', ['train', '--data', 'no\u001b[31m\u009b1m']],
])('%s that is refused is named without its control codes', async (_, args) => {
  const { root } = await rootWithSet();
  const { code, out, err } = await run(root, ...args);
  expect(code).toBeGreaterThan(0);
  expect(out).toBe('');
  expect(err).toContain('␛[31m');
  expect(err).not.toMatch(CONTROLS);
});
