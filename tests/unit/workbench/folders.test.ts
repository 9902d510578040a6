import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  chosenDataFolder,
  chosenStoreFolder,
  usualUserFolder,
} from '../../../main/workbench/folders.ts';
import type { Surroundings } from '../../../main/workbench/folders.ts';

const linux = (env: Record<string, string> = {}): Surroundings => ({
  env,
  platform: 'linux',
  home: '/home/kim',
});

test("the user's folder is the platform's usual one", () => {
  const app = 'batchnorm-workbench';
  expect(usualUserFolder(linux())).toBe(join('/home/kim/.local/share', app));
  expect(usualUserFolder(linux({ XDG_DATA_HOME: '/data' }))).toBe(join('/data', app));
  expect(usualUserFolder(linux({ XDG_DATA_HOME: '' }))).toBe(join('/home/kim/.local/share', app));
  const mac: Surroundings = { env: {}, platform: 'darwin', home: '/Users/kim' };
  expect(usualUserFolder(mac)).toBe(join('/Users/kim/Library/Application Support', app));
  const windows: Surroundings = { env: { APPDATA: 'R:' }, platform: 'win32', home: 'H:' };
  expect(usualUserFolder(windows)).toBe(join('R:', app));
});

test('the store is where the most direct of all settings says', () => {
  const env = { BATCHNORM_WORKBENCH_STORE: '/from-environment' };
  const all = { option: '/from-option', setting: '/from-setting', userFolder: '/user' };
  expect(chosenStoreFolder(all, linux(env))).toBe('/from-option');
  expect(chosenStoreFolder({ ...all, option: null }, linux(env))).toBe('/from-environment');
  expect(chosenStoreFolder({ ...all, option: null }, linux())).toBe('/from-setting');
  const none = { option: null, setting: null, userFolder: '/user' };
  expect(chosenStoreFolder(none, linux())).toBe('/user/experiments');
});

test('a relative data folder is meant from the folder the command was given in', () => {
  expect(chosenDataFolder('sets', linux({ BATCHNORM_WORKBENCH_DATA: '/d' }))).toBe(resolve('sets'));
  expect(chosenDataFolder(null, linux({ BATCHNORM_WORKBENCH_DATA: '/d' }))).toBe('/d');
  expect(chosenDataFolder(null, linux())).toBeNull();
});
