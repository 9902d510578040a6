import { app, Menu, shell } from 'electron';
import { EXTERNAL_LINKS } from '../externalLinks.ts';
import { menuTemplate } from './menuTemplate.ts';
import type { MenuNeeds } from './menuTemplate.ts';

type Needs = Omit<MenuNeeds, 'openPaper' | 'isMac' | 'isDevelopment'>;

/** Puts the app's menu in the place of the one there is. */
export function showMenu(needs: Needs): void {
  const template = menuTemplate({
    ...needs,
    openPaper: () => void shell.openExternal(EXTERNAL_LINKS.paper),
    isMac: process.platform === 'darwin',
    isDevelopment: !app.isPackaged,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
