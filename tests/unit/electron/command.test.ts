import { expect, it } from 'vitest';
import { commandIn } from '../../../main/electron/command.ts';

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
])('an installed app that is started with %j runs %j', (words, command) => {
  expect(commandIn([PROGRAM, ...words], true)).toEqual(command);
});

it.each([[[]], [['--no-sandbox']], [['--inspect=0', '--remote-debugging-port=0']]])(
  'an installed app that is started with %j opens its window',
  (words) => {
    expect(commandIn([PROGRAM, ...words], true)).toBeNull();
  },
);

it('an app that is not installed opens its window whatever it is told: the first word is its folder', () => {
  expect(commandIn(['/usr/bin/electron', '/home/kim/workbench', 'list'], false)).toBeNull();
});
