import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeListedRuns } from '../support/generatedExperiments.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { framesWhileScrolling } from '../support/pageClock.ts';
import { limitOf } from '../support/timeLimit.ts';
import { HOSTS } from './hosts.ts';
import { Screen } from './screen.ts';

const RUNS = 2000;
/** Targets, in milliseconds. */
const FRAME = 32;
const LIST = 1000;

describe.each(Object.entries(HOSTS))('a store of 2,000 runs %s', (host, open) => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;
  let screen: Screen;

  beforeAll(async () => {
    writeListedRuns(home.storeFolder, RUNS);
    opened = await open(home);
    screen = new Screen(opened.page);
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  it('is listed at once and scrolls smoothly to the oldest run', async () => {
    const begin = performance.now();
    await screen.goTo('experiments');
    await screen.row(`Lab, seed ${RUNS}`).waitFor();
    const listed = performance.now() - begin;

    const scrolled = await framesWhileScrolling(opened.page, '[role=table]', 2500);
    console.log(
      `${host}: first rows after ${listed.toFixed(0)} ms; scrolling, median frame`,
      `${scrolled.median.toFixed(0)} ms, 95% within ${scrolled.p95.toFixed(0)} ms,`,
      `longest ${scrolled.longest.toFixed(0)} ms of ${scrolled.frames}`,
    );
    const table = opened.page.getByRole('table');
    await table.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await screen.row(/^Lab, seed 1$/).waitFor();
    expect(listed).toBeLessThan(limitOf(LIST));
    expect(scrolled.median).toBeLessThan(limitOf(FRAME));
    // Only what can be seen exists.
    expect(await screen.rows().count()).toBeLessThan(100);
  });

  it('is searched as one types', async () => {
    await screen.page.getByRole('searchbox').fill('seed 1999');
    await expect.poll(() => screen.rows().count()).toBe(1);
  });
});
