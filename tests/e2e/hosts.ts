import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import { openInElectron } from '../support/hosts/openInElectron.ts';
import type { OpenWorkbench } from '../support/hosts/openedWorkbench.ts';

/** Where people have the workbench before them. */
export const HOSTS: Record<string, OpenWorkbench> = {
  'in Electron': openInElectron,
  'in a browser': openInBrowser,
};
