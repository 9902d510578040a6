import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

/** More stops than any screen has. */
const MOST_STOPS = 80;

describe('a person without a mouse', { timeout: 2 * TRAINING_LIMIT }, () => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;
  let screen: Screen;

  beforeAll(async () => {
    opened = await openInBrowser(home);
    screen = new Screen(opened.page);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  const press = (key: string) => opened.page.keyboard.press(key);
  const type = (text: string) => opened.page.keyboard.type(text);

  /** Presses Tab (or Shift+Tab) until `target` has the focus, which has to be seen. */
  async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
        return;
      }
      await press(key);
    }
    throw new Error(`Tab never came to ${target.toString()}`);
  }

  async function visit(place: 'train' | 'experiments' | 'settings'): Promise<void> {
    const name = screen.texts.shell[place];
    await reach(opened.page.getByRole('navigation').getByRole('link', { name, exact: true }));
    await press('Enter');
  }

  it('sets up a run, starts it, pauses it, goes on and stops it', async () => {
    const { train } = screen.texts;
    await reach(screen.number('epochs'));
    await press('Control+A');
    await type('1000');
    await reach(opened.page.getByRole('textbox', { name: train.name, exact: true }));
    await type('without a mouse');
    await press('Control+Enter');
    await screen.chartsReach(1);
    for (const [button, status] of [
      [train.pause, 'paused'],
      [train.resume, 'running'],
      [train.stop, 'stopped'],
    ] as const) {
      await reach(screen.button(button));
      await press('Enter');
      await screen.liveStatus(status);
    }
  });

  it('looks closer at a chart', async () => {
    const plot = opened.page.locator('figure[data-chart=stepLoss] [role=img]');
    await reach(plot);
    const view = async () => (await screen.chartData())['stepLoss']?.view?.x;
    const [from = 0, to = 0] = (await view()) ?? [];
    await press('+');
    await expect
      .poll(async () => {
        const [left = 0, right = 0] = (await view()) ?? [];
        return right - left;
      })
      .toBeLessThan(to - from);
    await press('0');
  });

  it('renames, deletes and brings back a run', async () => {
    await visit('experiments');
    await reach(opened.page.getByRole('link', { name: 'without a mouse' }));
    await press('F2');
    await type('by keyboard alone');
    await press('Enter');
    await screen.row('by keyboard alone').waitFor();

    await reach(screen.row('by keyboard alone').getByRole('button', { name: /^Actions for/ }));
    await press('Enter');
    await opened.page.getByRole('menuitem', { name: 'Move to trash' }).waitFor();
    await press('End');
    await press('Enter');
    await expect.poll(() => screen.rows().count()).toBe(0);
    await reach(screen.button('Undo'));
    await press('Enter');
    await screen.row('by keyboard alone').waitFor();
  });

  it('opens the run, goes through its parts, and chooses how the workbench looks', async () => {
    await reach(opened.page.getByRole('link', { name: 'by keyboard alone' }));
    await press('Enter');
    await reach(opened.page.getByRole('tab', { name: 'Charts' }));
    await press('ArrowRight');
    await opened.page.getByRole('tab', { name: 'Log', selected: true }).waitFor();

    await visit('settings');
    await reach(opened.page.getByRole('radio', { name: 'System' }).last());
    await press('ArrowLeft');
    await expect.poll(() => opened.page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});
