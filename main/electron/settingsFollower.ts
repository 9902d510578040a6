import { app, nativeTheme } from 'electron';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { textsFor } from './texts.ts';
import type { Texts } from './texts.ts';

/**
 * Keeps theme and language as the person chose them.
 * @param changed called whenever they may have changed, and once before
 * @returns the texts in the language of the moment
 */
export async function followSettings(
  workbench: WorkbenchClient,
  changed: (texts: Texts) => void,
): Promise<() => Texts> {
  let texts = textsFor('system', app.getLocale());
  const apply = ({ language, theme }: Settings) => {
    texts = textsFor(language, app.getLocale());
    nativeTheme.themeSource = theme;
    changed(texts);
  };
  workbench.subscribe((event) => {
    if (event.name === 'settings:changed') apply(event.payload);
  });
  apply(await workbench.call('settings:describe', {}));
  return () => texts;
}
