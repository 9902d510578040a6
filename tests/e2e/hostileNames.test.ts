import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../main/data/imported/importDataset.ts';
import { Comparisons } from '../../main/store/comparisons.ts';
import { exportExperiments } from '../../main/exchange/export/exportExperiments.ts';
import { openStore } from '../../main/store/openStore.ts';
import { IDX_FILES } from '../../shared/domain/dataset.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import { generatedMetrics } from '../support/generatedExperiments.ts';
import { launchBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { idxImages, idxLabels } from '../support/idxSets.ts';
import { checkpointOf, saveRun } from '../support/savedRuns.ts';
import { SMALL_CONFIG } from '../support/training.ts';
import { HOSTS } from './hosts.ts';

/** Sets `window.hostile` wherever it is taken for anything but text: as an element, an attribute, a script, a template. */
const HOSTILE = `"'><img src=x onerror=hostile=1><script>hostile=1</script>{{$root.hostile=1}}`;
const SAVED_COMPARISON = '11111111-1111-4111-8111-111111111111';
/** Long enough for a picture that is not there to have failed. */
const SETTLED = 400;

/** A store in which everything that a person or a file may name is called that. */
async function hostileHome(): Promise<{ home: UserHome; ids: ExperimentId[]; report: Uint8Array }> {
  const home = makeUserHome();
  mkdirSync(home.storeFolder, { recursive: true });
  const files = [
    { name: IDX_FILES.trainImages, bytes: idxImages(64) },
    { name: IDX_FILES.trainLabels, bytes: idxLabels(64) },
    { name: IDX_FILES.validImages, bytes: idxImages(32, 3) },
    { name: IDX_FILES.validLabels, bytes: idxLabels(32) },
  ];
  await importFiles(HOSTILE.slice(0, 60), files, home.cacheFolder);
  const store = await openStore(home.storeFolder);
  const named = { name: HOSTILE, notes: HOSTILE, tags: [HOSTILE.slice(0, 40)], reason: HOSTILE };
  const group = { id: 'g', name: HOSTILE, kind: 'repeats' } as const;
  const origin = { kind: 'csv', source: HOSTILE, importedAt: '2026-01-01T00:00:00Z' } as const;
  const data = { name: HOSTILE, builtIn: false, digest: 'a'.repeat(64) };
  const ids: ExperimentId[] = [];
  for (const [index, more] of [{ group }, { group }, { origin }].entries()) {
    const config = { ...SMALL_CONFIG, seed: index };
    const { experiment } = await saveRun(store, {
      changes: { ...named, ...more, config, data: { ...data, trainExamples: 9, validExamples: 9 } },
      ...generatedMetrics(2, index),
      checkpoints: [checkpointOf(config, 2)],
    });
    await store.append(experiment.id, { log: [HOSTILE] });
    ids.push(experiment.id);
  }
  await new Comparisons(store).save({
    ...{ schema: 1, id: SAVED_COMPARISON, createdAt: '2026-01-01T00:00:00Z', name: HOSTILE, ids },
    measure: { split: 'valid', metric: 'accuracy' },
    alignment: 'epoch',
  });
  const options = { ids, format: 'html', language: 'en', epoch: null } as const;
  const { bytes: report } = await exportExperiments(store, options);
  await store.close();
  mkdirSync(join(home.storeFolder, '20260101-000000-aaaaaa'));
  return { home, ids, report };
}

/** Every screen the page knows, by its own router, so that a new one is among them the day it is made. */
async function screensOf(page: Page, [id = '']: ExperimentId[]): Promise<string[]> {
  const paths = await page.evaluate(() => {
    type Mounted = Element & { __vue_app__?: { config: { globalProperties: object } } };
    const app = document.querySelector<Mounted>('#app')?.__vue_app__;
    const router: unknown = Reflect.get(app?.config.globalProperties ?? {}, '$router');
    const { getRoutes } = router as { getRoutes: () => { path: string; redirect?: unknown }[] };
    return getRoutes().flatMap(({ path, redirect }) => (redirect === undefined ? [path] : []));
  });
  const filled = paths.flatMap((path) => [
    path.replace(/\/:\w+\?$/, ''),
    path.replace(/:id\??/, id).replace(/\/:\w+\?$/, ''),
  ]);
  return [...new Set([...filled, `/compare?saved=${SAVED_COMPARISON}`, '/compare?group=g'])];
}

/** What of the hostile text became more than text. */
const misreadIn = (page: Page) =>
  page.evaluate(() => ({
    hostile: Reflect.get(window, 'hostile') as unknown,
    elements: document.querySelectorAll('img[src="x"], [onerror], body script:not([src])').length,
  }));

/** Opens everything on the screen that opens where it is: tabs, details, menus. */
async function openEverything(page: Page): Promise<void> {
  for (const tab of await page.getByRole('tab', { disabled: false }).all()) {
    await tab.click();
    await page.locator('details:not([open]) > summary').evaluateAll((summaries) => {
      for (const summary of summaries) (summary as HTMLElement).click();
    });
    await page.waitForTimeout(SETTLED);
  }
  for (const menu of (await page.locator('main [aria-haspopup=menu]:enabled').all()).slice(0, 3)) {
    await menu.click();
    await page.keyboard.press('Escape');
  }
}

describe.each(Object.entries(HOSTS))('a store full of hostile names %s', (_host, open) => {
  let opened: OpenedWorkbench;
  let prepared: Awaited<ReturnType<typeof hostileHome>>;

  beforeAll(async () => {
    prepared = await hostileHome();
    opened = await open(prepared.home);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    prepared.home.remove();
  });

  it('is shown as text on every screen, and nothing breaks a rule of the page', async () => {
    const { page, complaints } = opened;
    const screens = await screensOf(page, prepared.ids);
    expect(screens.length).toBeGreaterThan(7);
    let shown = 0;
    for (const screen of screens) {
      await page.evaluate((address) => (location.hash = address), screen);
      await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(SETTLED);
      await openEverything(page);
      shown += await page.getByText(HOSTILE.slice(0, 40)).count();
      expect(await misreadIn(page), screen).toEqual({ hostile: undefined, elements: 0 });
    }
    expect(shown).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
  });

  it('is text in the dialogs and messages about it, too', async () => {
    const { page, complaints } = opened;
    await page.evaluate(() => (location.hash = '/experiments'));
    await page.getByRole('rowheader').first().waitFor();
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    const run = rows.filter({ has: page.getByRole('link') }).first();
    const group = rows
      .filter({ has: page.locator('[aria-expanded]:not([aria-haspopup])') })
      .first();
    const choices = [
      [run, 'Rename'],
      [group, 'Export'],
      [run, 'Move to trash'],
    ] as const;
    for (const [row, item] of choices) {
      await row.locator('[aria-haspopup=menu]').click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.waitForTimeout(SETTLED);
      expect(await misreadIn(page), item).toEqual({ hostile: undefined, elements: 0 });
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await run.waitFor();
    expect(complaints).toEqual([]);
  });
});

it('a report full of hostile names runs nothing in a browser, without any policy of a server', async () => {
  const { home, report } = await hostileHome();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, report);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForTimeout(SETTLED);
    expect(await page.getByText(HOSTILE.slice(0, 40)).count()).toBeGreaterThan(0);
    expect(await misreadIn(page)).toEqual({ hostile: undefined, elements: 0 });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
    home.remove();
  }
});
