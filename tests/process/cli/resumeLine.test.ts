import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resumeLine } from '../../../main/cli/resumeLine.ts';
import { shellWord, startedInClone, startedInstalled } from '../../../main/cli/startedAs.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { MNIST_FOLDER } from '../../support/mnist.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { start, surroundings } from '../../support/cliProcess.ts';

const ID = '20260101-100000-aaaaaa';

const NASTY = `it's a "folder" with $HOME, \`date\`; & 한글`;

describe.skipIf(process.platform === 'win32')('a word of a command line', () => {
  test.each(['plain/path-1.0', NASTY, '', '-', '*', '\\'])('%j reaches the program', (word) => {
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(word)}`]);
    expect(stdout.toString()).toBe(word);
  });
});

test('the run, its store and its data are in the line only where they are not the usual ones', () => {
  const here = { env: {}, platform: 'linux', home: '/home/kim' } as const;
  const runner = { program: '', args: [] };
  const parts = { command: 'bnw', worker: '', runner, renderer: '', sample: '' };
  const usual = '/home/kim/.local/share/batchnorm-workbench/experiments';
  const lineOf = (
    store: string,
    data: string | null,
    env: Record<string, string> = {},
    dataset = 'mnist',
  ) =>
    resumeLine(
      { id: ID, config: { ...LAB_CONFIG, dataset } },
      store,
      { store: null, data },
      { parts, surroundings: { ...here, env } },
    );
  const plain = `bnw train --resume ${ID}`;
  expect(lineOf(usual, null)).toBe(plain);
  expect(lineOf('/runs', null)).toBe(`${plain} --store /runs`);
  expect(lineOf(usual, '/my data')).toBe(`${plain} --data '/my data'`);
  expect(lineOf(usual, 'data')).toBe(`${plain} --data ${resolve('data')}`);
  // What only the environment of this command says is not there the next time.
  const env = { BATCHNORM_WORKBENCH_STORE: '/runs', BATCHNORM_WORKBENCH_DATA: '/mnist' };
  expect(lineOf('/runs', null, env)).toBe(`${plain} --store /runs --data /mnist`);
  expect(lineOf(usual, null, { BATCHNORM_WORKBENCH_DATA: '/mnist' }, 'digits')).toBe(plain);
});

test('a clone is started the same way again: by npm from the current folder, or by Node', async () => {
  const root = await freshFolder();
  const outside = await freshFolder();
  await mkdir(join(root, 'docs'));
  const file = join(root, 'dist/main/cli.js');
  const npm = (INIT_CWD: string) =>
    startedInClone(root, file, { npm_lifecycle_event: 'cli', INIT_CWD });
  expect(npm(root)).toBe('npm run cli --');
  expect(npm(join(root, 'docs'))).toBe('npm run cli --');
  expect(npm(outside)).toBe(`npm --prefix ${root} run cli --`);
  expect(npm(`${root}-other`)).toBe(`npm --prefix ${root} run cli --`);
  expect(startedInClone(root, file, { PATH: '' })).toBe(`${process.execPath} ${file}`);
  await symlink(process.execPath, join(outside, 'node'));
  expect(startedInClone(root, file, { PATH: outside })).toBe(`node ${file}`);
});

test('an installed app is started by its name where that is found, and by its file elsewhere', async () => {
  const folder = await freshFolder();
  const app = join(folder, 'BatchNorm Workbench.AppImage');
  await writeFile(app, '');
  await chmod(app, 0o755);
  const env = { APPIMAGE: app, PATH: folder };
  expect(startedInstalled(env)).toBe(`'${app}'`);
  await symlink(app, join(folder, 'batchnorm-workbench'));
  expect(startedInstalled(env)).toBe('batchnorm-workbench');
});

test.skipIf(process.platform === 'win32')(
  'the printed line resumes the run as it is, from any folder',
  async () => {
    const root = await freshFolder();
    const args = ['--epochs', '8', '--subset', '64', '--data', MNIST_FOLDER, '--store', NASTY];
    const cut = start(root, ['train', ...args]);
    await cut.printed('[Epoch 1-VALID]');
    cut.kill('SIGTERM');
    const { code, err } = await cut.ended;
    expect(code).toBe(130);
    const [, line = ''] = /go on with: (.+)\n$/.exec(err) ?? [];
    expect(line).toContain(` --data ${MNIST_FOLDER}`);
    const resumed = await new Promise<{ out: string; err: string }>((done) => {
      const options = { cwd: '/', env: surroundings(root) };
      execFile('sh', ['-c', line], options, (_, out, err) => done({ out, err }));
    });
    expect(resumed.err).toBe('');
    expect(resumed.out).toContain('Learning finished');
  },
);
