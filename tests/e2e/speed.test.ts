import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { frameGaps, timeUntilShown } from '../support/pageClock.ts';
import { limitOf } from '../support/timeLimit.ts';
import { HOSTS } from './hosts.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

/** Targets, in milliseconds. */
const USABLE = 2000;
const FIRST_POINT = 1500;
const PAUSE = 100;
const FRAME = 32;
const TRAINING_WATCHED = 4000;
/** How long the app has been open, TensorFlow loaded, before anybody presses Start. */
const A_FEW_SECONDS = 4000;
/** What was on its way to the page when the run paused has arrived after this. */
const SETTLED = 300;

/** The engine a page runs in, with its version. */
const engineOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { userAgent } = navigator;
    const found = /Electron\/[\d.]+/.exec(userAgent) ?? /Chrome\/[\d.]+/.exec(userAgent);
    return found?.[0].replace('/', ' ') ?? userAgent;
  });

describe.each(Object.entries(HOSTS))(
  'training all of MNIST at full speed %s',
  { timeout: TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: Screen;
    let usable: number;
    let engine: string;

    beforeAll(async () => {
      opened = await open(home);
      screen = new Screen(opened.page);
      await screen.button(screen.texts.train.start).waitFor();
      usable = performance.now() - opened.startedAt;
      engine = await engineOf(opened.page);
      await opened.page.getByText(/^TensorFlow .* is ready$/).waitFor({ timeout: TRAINING_LIMIT });
      await opened.page.waitForTimeout(A_FEW_SECONDS);
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    const report = (what: string, ms: number, target: number) =>
      console.log(
        `${engine}: ${what} ${ms.toFixed(0)} ms, target ${target} ms`,
        ms < target ? 'met' : 'MISSED',
      );

    it('can be used soon after it was started', () => {
      // The browser's own start is part of it.
      report('start of the program to the form', usable, USABLE);
      expect(usable).toBeLessThan(limitOf(USABLE));
    });

    it('shows the first point soon after Start', async () => {
      await screen.setNumber('epochs', 1000);
      const selector = 'figure[data-chart=stepLoss] .place';
      const passed = await timeUntilShown(opened.page, screen.texts.train.start, {
        selector,
        text: screen.texts.charts.axisLabel.epoch,
      });
      report('Start to the first point', passed, FIRST_POINT);
      expect(passed).toBeLessThan(limitOf(FIRST_POINT));
    });

    it('keeps drawing, and answering, while both networks train', async () => {
      await screen.chartsReach(2);
      const { median, p95, longest, frames } = await frameGaps(opened.page, TRAINING_WATCHED);
      report(`median of ${frames} frames`, median, FRAME);
      report('95% of frames within', p95, FRAME);
      report('longest frame', longest, FRAME);
      expect(median).toBeLessThan(limitOf(FRAME));
    });

    it('pauses at once, and takes no step more', async () => {
      const passed = await timeUntilShown(opened.page, screen.texts.train.pause, {
        selector: 'section.run header',
        text: screen.texts.status.paused,
      });
      report('Pause to paused', passed, PAUSE);
      expect(passed).toBeLessThan(limitOf(PAUSE));

      const steps = async () =>
        (await screen.chartData())['stepLoss']?.lines.map(({ x }) => x.length);
      await opened.page.waitForTimeout(SETTLED);
      const then = await steps();
      await opened.page.waitForTimeout(500);
      expect(await steps()).toEqual(then);
      await screen.button(screen.texts.train.stop).click();
      await screen.liveStatus('stopped');
    });
  },
);
