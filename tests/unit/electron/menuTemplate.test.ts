import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../main/electron/menuTemplate.ts';
import { textsFor } from '../../../main/electron/texts.ts';
import { MENU_ACTIONS } from '../../../shared/contract/events.ts';
import type { MenuAction } from '../../../shared/contract/events.ts';

function items(isMac: boolean, isDevelopment = false, chosen: MenuAction[] = []) {
  const template = menuTemplate({
    texts: textsFor('en', 'en-US'),
    choose: (action) => chosen.push(action),
    openPaper: () => undefined,
    askForFiles: () => undefined,
    recentFiles: [],
    openFile: () => undefined,
    clearRecentFiles: () => undefined,
    isMac,
    isDevelopment,
  });
  return template.flatMap((menu) => menu.submenu as MenuItemConstructorOptions[]);
}

describe.each([true, false])('the menu (macOS: %s)', (isMac) => {
  it('offers every action of the contract, once, with a shortcut of its own', () => {
    const chosen: MenuAction[] = [];
    const actions = items(isMac, false, chosen).filter((item) => item.id !== undefined);
    expect(actions.map((item) => item.id).sort()).toEqual([...MENU_ACTIONS].sort());
    const shortcuts = actions.map((item) => item.accelerator);
    expect(shortcuts).not.toContain(undefined);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);

    for (const item of actions) (item.click as () => void)();
    expect(chosen).toEqual(actions.map((item) => item.id));
  });

  it('offers about and quit once', () => {
    const roles = items(isMac).map((item) => item.role);
    expect(roles.filter((role) => role === 'about' || role === 'quit').sort()).toEqual([
      'about',
      'quit',
    ]);
  });

  it('reloads only for developers', () => {
    const roles = (isDevelopment: boolean) => items(isMac, isDevelopment).map((item) => item.role);
    expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    expect(roles(false)).not.toContain('reload');
    expect(roles(false)).not.toContain('toggleDevTools');
  });

  it('names every item', () => {
    const unnamed = items(isMac).filter((item) => item.type !== 'separator' && !item.label);
    expect(unnamed).toEqual([]);
  });
});

describe('the files opened before', () => {
  const recentOf = (recentFiles: string[], opened: string[] = []) => {
    const template = menuTemplate({
      texts: textsFor('en', 'en-US'),
      choose: () => undefined,
      openPaper: () => undefined,
      askForFiles: () => undefined,
      recentFiles,
      openFile: (path) => opened.push(path),
      clearRecentFiles: () => opened.push('cleared'),
      isMac: false,
      isDevelopment: false,
    });
    const [file] = template;
    const items = file?.submenu as MenuItemConstructorOptions[];
    const recent = items.find(({ label }) => label === 'Open Recent');
    return { enabled: recent?.enabled, items: recent?.submenu as MenuItemConstructorOptions[] };
  };

  it('are offered by their paths, & and all, and opened as they are', () => {
    const opened: string[] = [];
    const { enabled, items: recent } = recentOf(['/home/kim/a & b.csv', '/tmp/c.bnruns'], opened);
    expect(enabled).toBe(true);
    expect(recent.slice(0, 2).map(({ label }) => label)).toEqual([
      '/home/kim/a && b.csv',
      '/tmp/c.bnruns',
    ]);
    for (const { click } of recent) (click as (() => void) | undefined)?.();
    expect(opened).toEqual(['/home/kim/a & b.csv', '/tmp/c.bnruns', 'cleared']);
  });

  it('is disabled when there are no recent files', () => {
    expect(recentOf([]).enabled).toBe(false);
  });
});

describe('the language', () => {
  it('is the chosen one, or the system’s', () => {
    expect(textsFor('ko', 'en-US').quit).toBe('종료');
    expect(textsFor('en', 'ko-KR').quit).toBe('Quit');
    expect(textsFor('system', 'ko-KR').quit).toBe('종료');
    expect(textsFor('system', 'de-DE').quit).toBe('Quit');
  });
});
