import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright';
import { complaintsOfAxe } from '../support/axe.ts';
import { writeListedRuns } from '../support/generatedExperiments.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { Screen } from './screen.ts';

const home = makeUserHome();
let opened: OpenedWorkbench;
let page: Page;
let screen: Screen;
let dialog: Locator;

const items = () => dialog.getByRole('listitem');
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const focused = () => page.locator(':focus');

beforeAll(async () => {
  writeListedRuns(home.storeFolder, 5);
  opened = await openInBrowser(home);
  page = opened.page;
  screen = new Screen(page);
  dialog = page.getByRole('dialog');
  await screen.goTo('experiments');
  await screen.row('Lab, seed 5').waitFor();
});
afterAll(async () => {
  await opened.close();
  home.remove();
});

it('says that the trash is empty', async () => {
  await screen.button('Trash').click();
  await dialog.getByText('The trash is empty').waitFor();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
});

it('counts what is deleted, and restores one run and those selected, by mouse', async () => {
  await page.getByRole('checkbox', { name: screen.texts.experiments.selectAll }).click();
  await screen.button(screen.texts.experiments.deleteSelected).click();
  await screen.button('Trash (5)').click();
  await expect.poll(() => items().count()).toBe(5);
  expect(await items().first().innerText()).toContain('Lab, seed 5');
  expect(await complaintsOfAxe(page)).toEqual([]);

  await inDialog('Restore Lab, seed 5').click();
  await expect.poll(() => items().count()).toBe(4);
  await dialog.getByRole('checkbox', { name: 'Select Lab, seed 4' }).click();
  await dialog.getByRole('checkbox', { name: 'Select Lab, seed 2' }).click();
  await inDialog('Restore selected (2)').click();
  await expect.poll(() => items().count()).toBe(2);
  await inDialog('Close').click();
  await expect.poll(() => screen.rows().count()).toBe(3);
  await screen.button('Trash (2)').waitFor();
});

it('is emptied by keys alone, once that is confirmed', async () => {
  await screen.button('Trash (2)').focus();
  await page.keyboard.press('Enter');
  await inDialog('Empty trash…').focus();
  await page.keyboard.press('Enter');
  const question = '2 runs will be deleted permanently. This cannot be undone.';
  await dialog.getByText(question).waitFor();
  await expect.poll(() => focused().innerText()).toBe('Cancel');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => items().count()).toBe(2);
  await expect.poll(() => focused().innerText()).toBe('Empty trash…');

  await page.keyboard.press('Enter');
  await expect.poll(() => focused().innerText()).toBe('Cancel');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.getByText('The trash is empty').waitFor();
  await page.keyboard.press('Escape');
  await screen.button('Trash').waitFor();
  await expect.poll(() => screen.rows().count()).toBe(3);
});
