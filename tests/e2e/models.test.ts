import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright';
import { savedFilesOf } from '../support/hosts/savedFiles.ts';
import type { SaveFrom } from '../support/hosts/savedFiles.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { modelFixture } from '../support/keptModels.ts';
import { HOSTS } from './hosts.ts';
import { TEXTS } from './screen.ts';

interface ExpectedLayer {
  path: string;
  mean: number[];
  variance: number[];
  gamma: number[];
}
const EXPECTED = JSON.parse(readFileSync(modelFixture('expected.json'), 'utf8')) as Record<
  string,
  ExpectedLayer[]
>;
const [FIRST] = EXPECTED['module.pt'] ?? [];

const { models: texts, shell } = TEXTS.en;

/** Presses of Tab that lead to anything on these screens. */
const MOST_STOPS = 60;

/** Drops files on the place for them, as a file manager does. */
function drop(page: Page, names: readonly string[]): Promise<void> {
  const files = names.map((name) => ({
    name,
    content: readFileSync(modelFixture(name)).toString('base64'),
  }));
  return page.locator('.drop').evaluate((target, dropped) => {
    const data = new DataTransfer();
    for (const { name, content } of dropped) {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    const options = { bubbles: true, cancelable: true, dataTransfer: data };
    target.dispatchEvent(new DragEvent('drop', options));
  }, files);
}

describe.each(Object.entries(HOSTS))('a model of one’s own %s', (_, open) => {
  const home = makeUserHome();
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-models-'));
  let opened: OpenedWorkbench;
  let page: Page;
  let save: SaveFrom;

  beforeAll(async () => {
    opened = await open(home);
    ({ page } = opened);
    save = await savedFilesOf(opened, downloads);
    await toList();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
    rmSync(downloads, { recursive: true, force: true });
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const toList = () =>
    page.getByRole('navigation').getByRole('link', { name: shell.models, exact: true }).click();

  const hasFocus = (target: Locator) =>
    target.evaluate((element) => element === document.activeElement);

  /** Presses a key until `target` has the focus. */
  async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; !(await hasFocus(target)); stop += 1) {
      if (stop === MOST_STOPS) throw new Error(`${key} never came to ${target.toString()}`);
      await page.keyboard.press(key);
    }
  }

  it('opens when its file is chosen, and says what is found in it', async () => {
    await page.locator('input[type=file]').first().setInputFiles(modelFixture('module.pt'));
    await page.getByRole('heading', { name: 'module.pt', level: 1 }).waitFor();
    // Three batches at momentum 0.05.
    await page.locator('[data-finding=tooFewSteps]').waitFor();
    await page.locator('[data-finding=epsilonsDiffer]').waitFor();
  });

  it('shows a layer’s channels, sorted by any number, and one of them step by step', async () => {
    await page.getByRole('link', { name: 'bn1', exact: true }).last().click();
    const table = page.getByRole('table', { name: 'Channels of bn1' });
    await table.getByRole('button', { name: texts.column.variance, exact: true }).press('Enter');
    const variances = FIRST?.variance ?? [];
    const largest = variances.indexOf(Math.max(...variances));
    await table
      .getByRole('button', { name: /^channel \d+$/ })
      .first()
      .press('Enter');
    await page.getByRole('heading', { name: `Channel ${largest}, step by step` }).waitFor();
    const input = page
      .getByRole('textbox', { name: texts.input })
      .or(page.getByRole('spinbutton', { name: texts.input }));
    await input.fill('2');
    const hat = (2 - (FIRST?.mean[largest] ?? 0)) / Math.sqrt((variances[largest] ?? 0) + 1e-3);
    const normalized = page.locator('[data-step=normalize] .number');
    await expect.poll(() => normalized.innerText()).toContain(hat.toFixed(4).replace('-', '−'));
  });

  it('leaves as JSON with every number of the file', async () => {
    const file = await save(async () => {
      await button(texts.export).click();
      await page.getByRole('menuitem', { name: texts.exportAs.json }).click();
    });
    const { layers } = JSON.parse(file.bytes.toString('utf8')) as {
      layers: { path: string; variance: { values: number[] } }[];
    };
    expect(layers.map(({ path }) => path)).toEqual(['bn1']);
    expect(layers[0]?.variance.values).toEqual(FIRST?.variance);
  });

  it('leaves as a report with every channel', async () => {
    const file = await save(async () => {
      await button(texts.export).click();
      await page.getByRole('menuitem', { name: texts.exportAs.html }).click();
    });
    const report = file.bytes.toString('utf8');
    expect(report).toMatch(/^<!DOCTYPE html>/);
    expect(report).toContain(`<td class="number">${FIRST?.variance[0]}</td>`);
  });

  it('leaves as a picture of its channels’ distributions', async () => {
    const name = TEXTS.en.charts.exportChart.replace('{title}', texts.distributions);
    await button(name).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('SVG', { exact: true }).click();
    const file = await save(() =>
      dialog.getByRole('button', { name: TEXTS.en.charts.export.save, exact: true }).click(),
    );
    const drawn = file.bytes.toString('utf8');
    expect(drawn).toMatch(/^<svg /);
    for (const measure of Object.values(texts.measure)) expect(drawn).toContain(`>${measure}<`);
  });

  it('is there with its name and notes after the page is loaded again', async () => {
    await toList();
    await page.getByRole('link', { name: 'module.pt' }).click();
    await button(texts.nameAndNotes).click();
    await page.getByRole('textbox', { name: texts.name }).fill('The paper’s model');
    await page.getByRole('textbox', { name: 'Notes' }).fill('before the fix');
    await button('Save').click();
    await page.getByRole('heading', { name: 'The paper’s model', level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'The paper’s model', level: 1 }).waitFor();
    await page.getByText('before the fix').waitFor();
  });

  it('is read together with the files that belong to it when they are dropped', async () => {
    await toList();
    await drop(page, [
      'model-2.safetensors',
      'model.safetensors.index.json',
      'model-1.safetensors',
    ]);
    await page.getByRole('heading', { name: 'model.safetensors.index.json' }).waitFor();
  });

  it('is compared with another, and removed and brought back', async () => {
    await toList();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(['state.pth', 'half.pth'].map(modelFixture));
    await page.getByRole('checkbox', { name: 'Compare half.pth' }).waitFor();
    await button('Compare (2)').click();
    await page.locator('[data-verdict=changed]').waitFor();
    await toList();
    await button('Remove half.pth from the list').click();
    await expect.poll(() => page.getByRole('link', { name: 'half.pth' }).count()).toBe(0);
    await button('Undo').click();
    await page.getByRole('link', { name: 'half.pth' }).waitFor();
  });

  it('is walked through from the list to a channel and back by keys alone', async () => {
    await toList();
    await reach(page.getByRole('link', { name: 'state.pth', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'state.pth', level: 1 }).waitFor();
    const model = page.url();
    await reach(page.getByRole('link', { name: 'bn1', exact: true }).last());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'bn1', level: 1 }).waitFor();
    const channel = (place: number) => page.getByRole('button', { name: `channel ${place}` });
    await reach(channel(0));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => hasFocus(channel(2))).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Channel 2, step by step' }).waitFor();
    await reach(page.getByRole('link', { name: 'state.pth', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'state.pth', level: 1 }).waitFor();
    expect(page.url()).toBe(model);
  });

  it('says why another file is not a model', async () => {
    await toList();
    await page.locator('input[type=file]').first().setInputFiles(modelFixture('make_models.py'));
    await page.getByText('make_models.py cannot be read as a model').waitFor();
  });

  it('caused no error in the page', () => {
    expect(opened.complaints).toEqual([]);
  });
});
