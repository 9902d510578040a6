import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOfAxe } from '../support/axe.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { stockStore } from '../support/tour/stock.ts';
import { APPEARANCES, Tour } from '../support/tour/tour.ts';

/** Enough for curves; what they look like does not matter here. */
const EXAMPLES = 640;
const ROUND_TRIP = 600_000;
/** A theme decides the colors and a language the words: two rounds go through both of each. */
const ROUNDS = APPEARANCES.filter(
  ({ language, theme }) => (language === 'en') === (theme === 'light'),
);

/** A tour of a home's workbench, and what axe found on it since it was last asked. */
class Audit {
  readonly tour: Tour;
  readonly #opened: OpenedWorkbench;
  #found: string[] = [];

  constructor(opened: OpenedWorkbench) {
    this.#opened = opened;
    this.tour = new Tour(opened.page, async (name) => {
      for (const complaint of await complaintsOfAxe(opened.page)) {
        this.#found.push(`${name}: ${complaint}`);
      }
    });
  }

  static async of(home: UserHome): Promise<Audit> {
    const opened = await openInBrowser(home);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    await opened.page.getByRole('navigation').waitFor();
    return new Audit(opened);
  }

  readonly found = (): string[] => this.#found.splice(0);

  close(): Promise<void> {
    return this.#opened.close();
  }
}

describe('axe', { timeout: ROUND_TRIP }, () => {
  const empty = makeUserHome();
  const stocked = makeUserHome();
  const audits: Audit[] = [];

  const open = async (home: UserHome) => {
    const audit = await Audit.of(home);
    audits.push(audit);
    return audit;
  };

  beforeAll(() => stockStore(stocked, EXAMPLES), ROUND_TRIP);
  afterAll(async () => {
    await Promise.all(audits.map((audit) => audit.close()));
    empty.remove();
    stocked.remove();
  });

  it('finds nothing on empty screens and around a run as it goes', async () => {
    const audit = await open(empty);
    for (const look of ROUNDS) {
      await audit.tour.look(look);
      await audit.tour.screens(undefined, []);
      expect(audit.found()).toEqual([]);
    }
    await audit.tour.liveRun();
    expect(audit.found()).toEqual([]);
  });

  it('finds nothing on any screen full of runs, in both themes and languages', async () => {
    const { tour, found } = await open(stocked);
    const runs = await tour.experiments();
    const named = (name: string) => runs.find((run) => run.name === name);
    for (const look of ROUNDS) {
      await tour.look(look);
      await tour.screens(runs[0], runs);
      expect(found()).toEqual([]);
    }
    for (const name of ['Wide weights', 'Half way', 'Not enough memory']) {
      await tour.screen(`experiment-${name}`, `/experiments/${named(name)?.id ?? ''}`);
    }
    const sweeps = ['Rates', 'Rates and batches'].map((name) => named(name)?.group?.id ?? '');
    for (const group of sweeps) await tour.screen('sweep', `/compare?group=${group}`);
    expect(found()).toEqual([]);
  });

  it('finds nothing where the store is only read', async () => {
    const { tour, found } = await open(stocked);
    const [run] = await tour.experiments();
    await tour.screens(run, []);
    expect(found()).toEqual([]);
  });
});
