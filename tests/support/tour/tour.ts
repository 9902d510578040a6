import type { Locator, Page } from 'playwright';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
} from '../../../shared/contract/commands.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { SavedModel } from '../../../shared/domain/savedModel.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { Router } from 'vue-router';
import { CHAPTERS } from '../../../renderer/state/glossary/terms.ts';
import { settled } from './settled.ts';

export interface Appearance {
  language: 'en' | 'ko';
  theme: 'light' | 'dark';
}

export const APPEARANCES: readonly Appearance[] = (['en', 'ko'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

const LONGEST_TRIALS = 300_000;

/** Where Vue keeps the app that runs in an element, as far as it is used here. */
interface Mounted {
  __vue_app__: { config: { globalProperties: { $router: Router } } };
}

/**
 * What is done wherever the tour stops; `name` says where that is. What lies open above a screen was made
 * when it was opened: whoever changes something meanwhile has it made again by `again`.
 */
export type See = (name: string, again: () => Promise<void>) => Promise<void>;

const NOTHING = () => Promise.resolve();

/** Goes to every screen, tab, menu and dialog of an opened workbench, and stops at each. */
export class Tour {
  readonly page: Page;
  readonly #see: See;

  constructor(page: Page, see: See) {
    this.page = page;
    this.#see = see;
  }

  look(look: Appearance): Promise<unknown> {
    return this.call('settings:change', look);
  }

  async stop(name: string): Promise<void> {
    await settled(this.page);
    await this.#see(name, NOTHING);
  }

  async goTo(address: string): Promise<void> {
    await this.#push(address);
    await settled(this.page);
  }

  /** Every screen that needs no run, and of those that show one (or several) the given. */
  async screens(run: Experiment | undefined, compared: readonly Experiment[]): Promise<void> {
    const { models } = await this.call('model:list', {});
    const values: Record<string, readonly string[]> = {
      id: run === undefined ? [] : [run.id],
      chapter: CHAPTERS,
      term: [],
      model: models.slice(0, 1).map(({ id }) => id),
    };
    for (const path of await this.#paths()) {
      const [, parameter, optional] = /:(\w+)(\?)?/.exec(path) ?? [];
      const known = parameter === undefined ? [''] : values[parameter];
      if (known === undefined) throw new Error(`the tour has no value for :${parameter ?? ''}`);
      for (const value of known.length === 0 && optional === '?' ? [''] : known) {
        const place = path.replace(/:\w+\??/, value);
        const isCompare = place === '/compare' && compared.length > 0;
        const ids = isCompare ? `?ids=${compared.map(({ id }) => id).join(',')}` : '';
        const name = place
          .replace(run?.id ?? ':id', 'run')
          .replace(/[0-9a-f]{32}/, 'model')
          .split('/')
          .filter(Boolean)
          .join('-');
        await this.screen(name, `${place}${ids}`);
      }
    }
    await this.#models(models);
    await this.page.keyboard.press('?');
    await this.stop('shortcuts');
    await this.page.keyboard.press('Escape');
  }

  /** What the screens of models show beside their addresses: a layer, two models, and a series. */
  async #models(models: readonly SavedModel[]): Promise<void> {
    const [first] = models;
    if (first === undefined) return;
    const ids = models.map(({ id }) => id);
    await this.screen('models-layer', `/models/${first.id}?layer=0`);
    await this.screen('models-pair', `/models/compare?ids=${ids.slice(-2).join(',')}`);
    await this.screen('models-series', `/models/compare?ids=${ids.join(',')}`);
  }

  /** One screen: as it opens, each of its tabs, and what opens above it. */
  async screen(name: string, address: string): Promise<void> {
    await this.goTo(address);
    const tabs = await this.page.getByRole('tab').all();
    if (tabs.length === 0) await this.#see(name, NOTHING);
    for (const [index, tab] of tabs.entries()) {
      await tab.click();
      await this.stop(`${name}-${index + 1}`);
    }
    await tabs[0]?.click();
    await this.#opened(`${name}-menu`, this.page.locator('main [aria-haspopup=menu]').first());
    const dialogs = await this.page.locator('main [aria-haspopup=dialog]:enabled').all();
    // Each chart has the same ones, which are distinguished by their icons.
    const opens = await Promise.all(
      dialogs.map(async (button) => (await button.innerText()) || (await button.innerHTML())),
    );
    for (const [index, button] of dialogs.entries()) {
      if (opens.indexOf(opens[index] ?? '') === index) {
        await this.#opened(`${name}-dialog-${index + 1}`, button);
      }
    }
  }

  /** Runs as they go: train with others beside and behind them, wait, and were stopped. */
  async liveRun(): Promise<void> {
    const config = { ...LAB_CONFIG, epochs: 1000 };
    const request = { config, repeats: 1, notes: '', tags: [] };
    await this.call('run:start', { ...request, name: 'A long run' });
    await this.call('run:start', { ...request, repeats: 3, name: 'Waits for its turn' });
    // A page that shows a run as it goes does not come to rest.
    await this.#push('/train');
    await this.page.waitForFunction(() =>
      document
        .querySelector('figure[data-chart=trainLoss] .place')
        ?.textContent.match(/ ([3-9]|\d\d)$/),
    );
    await this.#see('live-running', NOTHING);
    await this.call('queue:hold', {});
    await this.stop('live-paused');
    await this.call('queue:stop', { group: null });
    await this.stop('live-stopped');
  }

  /** Does the experiment beside each chapter that has one. */
  async trials(): Promise<void> {
    for (const chapter of CHAPTERS) {
      await this.goTo(`/learn/${chapter}`);
      const start = this.page.locator('[data-learn=start]');
      if ((await start.count()) === 0) continue;
      await start.click();
      await this.page.locator('[data-learn=keep]').waitFor({ timeout: LONGEST_TRIALS });
    }
  }

  async experiments(): Promise<Experiment[]> {
    const { experiments } = await this.call('experiment:list', {});
    return experiments.sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Waits until nothing trains or waits any more. @param limit milliseconds */
  async queueDone(limit: number): Promise<void> {
    const end = Date.now() + limit;
    for (;;) {
      const { active, waiting } = await this.call('queue:describe', {});
      if (active.length === 0 && waiting.length === 0) return;
      if (Date.now() > end) throw new Error('the queue did not come to its end');
      await this.page.waitForTimeout(100);
    }
  }

  /** Asks the host itself, as the page does. */
  async call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    const answer = await this.page.evaluate(
      async ([name, body]) => {
        const headers = { 'content-type': 'application/json' };
        const reply = await fetch(`/api/${name}`, { method: 'POST', headers, body });
        return (await reply.json()) as {
          ok: boolean;
          output: unknown;
          error?: { message: string };
        };
      },
      [command, JSON.stringify(input)] as const,
    );
    if (!answer.ok) throw new Error(`${command}: ${answer.error?.message ?? ''}`);
    return answer.output as CommandOutput<C>;
  }

  #push(address: string): Promise<void> {
    return this.page.evaluate(async (to) => {
      const { $router } = (document.querySelector('#app') as unknown as Mounted).__vue_app__.config
        .globalProperties;
      await $router.push(to);
    }, address);
  }

  async #opened(name: string, opener: Locator): Promise<void> {
    if ((await opener.count()) === 0) return;
    // The mode for projectors, which a look may end in, hides the buttons of charts.
    if (!(await opener.isVisible())) await this.page.keyboard.press('F9');
    await opener.waitFor();
    const open = async () => {
      await opener.click();
      await settled(this.page);
    };
    const close = async () => {
      await this.page.keyboard.press('Escape');
      await settled(this.page);
    };
    await open();
    await this.#see(name, async () => {
      await close();
      await open();
    });
    await close();
  }

  /** The addresses the running app's router knows, so that a new screen is seen without a word here. */
  #paths(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { $router } = (document.querySelector('#app') as unknown as Mounted).__vue_app__.config
        .globalProperties;
      return $router
        .getRoutes()
        .filter(({ redirect }) => redirect === undefined)
        .map(({ path }) => path);
    });
  }
}
