import { app, Menu, nativeTheme, shell } from 'electron';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import type { MenuAction } from '../../shared/contract/events.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { EXTERNAL_LINKS } from './externalLinks.ts';
import { menuTemplate } from './menuTemplate.ts';
import { textsFor } from './texts.ts';
import type { Texts } from './texts.ts';

/** Keeps menu and theme as the person chose them. @returns the texts in the language of the moment */
export async function followSettings(
  workbench: WorkbenchClient,
  choose: (action: MenuAction) => void,
): Promise<() => Texts> {
  let texts = textsFor('system', app.getLocale());
  const apply = ({ language, theme }: Settings) => {
    texts = textsFor(language, app.getLocale());
    nativeTheme.themeSource = theme;
    showMenu(texts, choose);
  };
  workbench.subscribe((event) => {
    if (event.name === 'settings:changed') apply(event.payload);
  });
  apply(await workbench.call('settings:describe', {}));
  return () => texts;
}

function showMenu(texts: Texts, choose: (action: MenuAction) => void): void {
  const template = menuTemplate({
    texts,
    choose,
    openPaper: () => void shell.openExternal(EXTERNAL_LINKS.paper),
    isMac: process.platform === 'darwin',
    isDevelopment: !app.isPackaged,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
