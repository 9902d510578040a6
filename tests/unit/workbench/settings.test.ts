import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EventHub } from '../../../main/workbench/eventHub.ts';
import { UserSettings } from '../../../main/workbench/settings/settings.ts';
import { readSettings } from '../../../main/workbench/settings/settingsFile.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';

async function userFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a change is published, saved and kept after a restart', async () => {
  const folder = join(await userFolder(), 'new');
  const hub = new EventHub();
  const events: WorkbenchEvent[] = [];
  hub.subscribe((event) => events.push(event));
  const settings = new UserSettings(folder, hub);

  await Promise.all([settings.change({ theme: 'dark' }), settings.change({ language: 'ko' })]);

  const expected = { ...DEFAULT_SETTINGS, theme: 'dark', language: 'ko' };
  expect(readSettings(folder)).toEqual(expected);
  expect(events.at(-1)).toEqual({ name: 'settings:changed', payload: expected });
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('settings asked for while a change is being saved have the change in them', async () => {
  const settings = new UserSettings(join(await userFolder(), 'new'), new EventHub());
  const change = settings.change({ projector: true });
  expect((await settings.settled()).projector).toBe(true);
  await change;
});

test.each(['', '{', 'null', '[]', '{"theme":"pink"}', '{"unheardOf":1}'])(
  'the damaged file %j is kept aside, and the defaults hold',
  async (text) => {
    const folder = await userFolder();
    await writeFile(join(folder, 'settings.json'), text);
    expect(readSettings(folder)).toEqual(DEFAULT_SETTINGS);
    expect(await readFile(join(folder, 'settings.damaged.json'), 'utf8')).toBe(text);
  },
);

test('a setting the file does not know yet has its default', async () => {
  const folder = await userFolder();
  await writeFile(join(folder, 'settings.json'), '{"theme":"light"}');
  expect(readSettings(folder)).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
});

test('a change that cannot be saved is refused and has no effect', async () => {
  const folder = join(await userFolder(), 'file');
  await writeFile(folder, '');
  const settings = new UserSettings(folder, new EventHub());
  await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({
    code: 'store-write-failed',
  });
  expect(settings.current).toEqual(DEFAULT_SETTINGS);
});
