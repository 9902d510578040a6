import { expect, it, onTestFinished } from 'vitest';
import { openUnwatched } from '../support/hosts/openUnwatched.ts';
import type { UnwatchedWindow } from '../support/hosts/openUnwatched.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { TRAINING_LIMIT } from './screen.ts';

let opened: UnwatchedWindow;

/** The epoch that the chart of validation losses has come to; 0 before there is one. */
const epochDrawn = () =>
  opened.evaluate(() => {
    const place = document.querySelector('figure[data-chart=validLoss] .place')?.textContent;
    return Number(/\d+/.exec(place ?? '')?.[0] ?? 0);
  });

/** How many frames the page is given in a second. */
const framesGiven = () =>
  opened.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let given = 0;
        const next = () => {
          given += 1;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
        // A hidden page's timers continue, if slowly.
        setTimeout(() => resolve(given), 1000);
      }),
  );

it(
  'a page draws nothing while its window is hidden, and all of it when shown',
  { timeout: 2 * TRAINING_LIMIT },
  async () => {
    const home = makeUserHome();
    onTestFinished(() => home.remove());
    opened = await openUnwatched(home);
    onTestFinished(() => opened.close());
    const waiting = { timeout: TRAINING_LIMIT };
    const startTraining = () =>
      opened.evaluate(() => {
        const buttons = [...document.querySelectorAll('button')];
        const start = buttons.find(({ textContent }) => textContent.trim() === 'Start training');
        const fields = [...document.querySelectorAll<HTMLInputElement>('[role=spinbutton]')];
        const epochs = fields.find(({ labels }) => labels?.[0]?.textContent.trim() === 'Epochs');
        if (epochs !== undefined) {
          epochs.value = '1000';
          epochs.dispatchEvent(new Event('input'));
        }
        start?.click();
        return epochs !== undefined && start?.disabled === false;
      });
    await expect.poll(startTraining, waiting).toBe(true);
    await expect.poll(epochDrawn, waiting).toBeGreaterThanOrEqual(1);
    expect(await framesGiven()).toBeGreaterThan(10);

    await opened.hide();
    await expect.poll(() => opened.evaluate(() => document.hidden)).toBe(true);
    expect(await framesGiven()).toBe(0);
    const then = await epochDrawn();
    await opened.show();
    await expect.poll(epochDrawn, waiting).toBeGreaterThan(then);
  },
);
