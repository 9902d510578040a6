import { expect, it } from 'vitest';
import { commandIn, filesIn } from '../../../main/electron/command.ts';

const PROGRAM = '/opt/BatchNorm Workbench/batchnorm-workbench';

it.each([
  [
    ['list', '--json'],
    ['list', '--json'],
  ],
  [
    ['--no-sandbox', '--disable-gpu', 'train', '--epochs', '2'],
    ['train', '--epochs', '2'],
  ],
  [['--help'], ['--help']],
  [['trian'], ['trian']],
  [
    ['import', 'run.bnruns'],
    ['import', 'run.bnruns'],
  ],
])('an installed app that is started with %j runs %j', (words, command) => {
  expect(commandIn([PROGRAM, ...words], true)).toEqual(command);
});

it.each([
  [[]],
  [['--no-sandbox']],
  [['--inspect=0', '--remote-debugging-port=0']],
  [['run.bnruns']],
  [['--disable-gpu', '/home/kim/events']],
])('an installed app that is started with %j opens its window', (words) => {
  expect(commandIn([PROGRAM, ...words], true)).toBeNull();
});

it('an app that is not installed opens its window, because its first argument is its folder', () => {
  expect(commandIn(['/usr/bin/electron', '/home/kim/workbench', 'list'], false)).toBeNull();
});

it('an installed app opens every file that it is started with, relative names from where it is started', () => {
  const words = [PROGRAM, '--disable-gpu', '/home/kim/a run.bnruns', 'b.csv', '../c.safetensors'];
  expect(filesIn(words, true, '/home/kim/lab')).toEqual([
    '/home/kim/a run.bnruns',
    '/home/kim/lab/b.csv',
    '/home/kim/c.safetensors',
  ]);
});

it('an app that is not installed opens the files named after its folder', () => {
  const words = ['/usr/bin/electron', '--no-sandbox', '/home/kim/workbench', 'b.csv'];
  expect(filesIn(words, false, '/home/kim')).toEqual(['/home/kim/b.csv']);
  expect(filesIn(words.slice(0, 3), false, '/home/kim')).toEqual([]);
});
