import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { makeUsedHome } from '../support/layout/usedHome.ts';
import { FEW_WINDOWS, Views } from '../support/layout/views.ts';
import { Tour } from '../support/tour/tour.ts';

describe('the layout of every screen', () => {
  let home: UserHome;
  let id: ExperimentId;
  let opened: OpenedWorkbench;
  let views: Views;
  let tour: Tour;

  beforeAll(async () => {
    ({ home, id } = await makeUsedHome());
    opened = await openInBrowser(home);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    await opened.page.getByRole('navigation').waitFor();
    views = new Views(opened.page);
    tour = new Tour(opened.page, (name) => views.see(name));
    // It fails at once, and is shown with the reason from now on.
    await tour.call('run:resume', { id });
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  it('has the letters of projector mode at once where motion is reduced', async () => {
    // What is measured when the mode changes, as charts and rows do, must not be the size before.
    const size = await opened.page.evaluate(() => {
      const root = document.documentElement;
      root.dataset['projector'] = 'on';
      const { fontSize } = getComputedStyle(root);
      root.dataset['projector'] = 'off';
      return fontSize;
    });
    expect(size).toBe('19px');
  });

  it('has nothing cut, overlapping or out of reach', async () => {
    const runs = await tour.experiments();
    const run = runs.find((one) => one.id === id);
    await tour.screens(run, runs.slice(0, 12));
    await tour.screen('sweep', '/compare?group=sweep');
    await tour.screen('missing', '/experiments/20250101-000000-aaaaaa');
    expect(views.report()).toEqual([]);
  });

  it('has nothing cut, overlapping or out of reach in Korean, and while runs train and wait', async () => {
    const korean = new Views(opened.page, FEW_WINDOWS);
    const koreanTour = new Tour(opened.page, (name) => korean.see(name));
    await tour.call('settings:change', { language: 'ko', theme: 'dark', projector: false });
    const runs = await koreanTour.experiments();
    await koreanTour.screens(
      runs.find((one) => one.id === id),
      runs.slice(0, 12),
    );
    await koreanTour.liveRun();
    expect(korean.report()).toEqual([]);
  });
});
