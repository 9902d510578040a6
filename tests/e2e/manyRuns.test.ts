import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, writeListedRuns, writeWholeRuns } from '../support/generatedExperiments.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { framesWhileScrolling, timeUntilFirst } from '../support/pageClock.ts';
import { limitOf } from '../support/timeLimit.ts';
import { HOSTS } from './hosts.ts';
import { Screen } from './screen.ts';

const RUNS = 10_000;
const OVERLAID = 100;
/** The newest, which are there with all their curves and models. */
const WHOLE = Array.from({ length: OVERLAID }, (_, index) => RUNS + 1 + index);
/** Targets, in milliseconds; and how much memory a page may have, in megabytes. */
const FRAME = 32;
const LIST = 1000;
const SEARCH = 100;
const DRAW = 300;
const LOAD = 10_000;
const MEMORY = 300;

const STEPS = 'figure[data-chart=stepLoss]';

// One store for both: the first finds it without an index, the second with the one that the first left.
const home = makeUserHome();
beforeAll(() => {
  writeListedRuns(home.storeFolder, RUNS);
  writeWholeRuns(home.storeFolder, WHOLE);
});
afterAll(() => home.remove());

describe.each(Object.entries(HOSTS))('a store of 10,000 runs %s', (host, open) => {
  let opened: OpenedWorkbench;
  let screen: Screen;

  beforeAll(async () => {
    opened = await open(home);
    screen = new Screen(opened.page);
  });
  afterAll(() => opened.close());

  /** Prints a figure beside its target, which it must meet but for a busy machine. */
  function expectWithin(target: number, what: string, measured: number): void {
    const word = measured < target ? 'met' : 'MISSED';
    console.log(`${host}: ${what} ${measured.toFixed(0)} ms, target ${target} ms ${word}`);
    expect(measured).toBeLessThan(limitOf(target));
  }

  it('is listed at once and scrolls smoothly to the oldest run', async () => {
    const begin = performance.now();
    await screen.goTo('experiments');
    await screen.row(`Lab, seed ${RUNS + OVERLAID}`).waitFor();
    expectWithin(LIST, 'first rows after', performance.now() - begin);

    await opened.page.getByText('10,100 runs').waitFor();
    const scrolled = await framesWhileScrolling(opened.page, '[role=table]', 2500);
    expectWithin(FRAME, `scrolling, median of ${scrolled.frames} frames`, scrolled.median);
    const table = opened.page.getByRole('table');
    await table.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await screen.row(/^Lab, seed 1$/).waitFor();
    // Only what can be seen exists.
    expect(await screen.rows().count()).toBeLessThan(100);
    const memory = await opened.page.evaluate(
      () => (Reflect.get(performance, 'memory') as { usedJSHeapSize: number }).usedJSHeapSize / 1e6,
    );
    console.log(`${host}: memory of the page ${memory.toFixed(0)} MB`);
    expect(memory).toBeLessThan(MEMORY);
  });

  it('is sorted and searched as fast as one types', async () => {
    const { page, texts } = screen;
    const first = { selector: '[role=rowheader]' };
    const click = `button[aria-label="${texts.experiments.sortBy.replace('{column}', texts.experiments.columns.name)}"]`;
    const byName = { ...first, text: 'Lab, seed 1' };
    await page.getByRole('table').evaluate((element) => (element.scrollTop = 0));
    await screen.row(`Lab, seed ${RUNS + OVERLAID}`).waitFor();
    expectWithin(SEARCH, 'sorted after', await timeUntilFirst(page, { click }, byName));
    const found = { ...first, text: 'Lab, seed 9999', count: 1 };
    expectWithin(SEARCH, 'found after', await timeUntilFirst(page, { type: 'seed 9999' }, found));
  });

  it('has 100 of its runs laid over each other, step by step', async () => {
    const { page } = screen;
    const go = `/compare?ids=${WHOLE.map(idOf).join(',')}`;
    const shown = { selector: `${STEPS} .place`, text: screen.texts.charts.axisLabel.epoch };
    expectWithin(LOAD, `${OVERLAID} runs opened after`, await timeUntilFirst(page, { go }, shown));
    const chart = page.locator(STEPS);
    await chart.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1000);
    const click = 'input[type=radio][value=step]';
    const anew = { ...shown, text: screen.texts.charts.axisLabel.step };
    const prepared = await timeUntilFirst(page, { click }, anew);
    await page.waitForTimeout(1000);
    const { lines, steps, drawing } = await chart.evaluate((figure: HTMLElement) => ({
      lines: figure.chartData?.lines.length,
      steps: figure.chartData?.lines[0]?.x.length,
      drawing: figure.chartData?.lastDrawing ?? NaN,
    }));
    expect([lines, steps]).toEqual([2 * OVERLAID, 18_750]);
    expectWithin(DRAW, 'every step of all drawn within', drawing);
    console.log(`${host}: another axis for all six charts after ${prepared.toFixed(0)} ms`);
  });
});
