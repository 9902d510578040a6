import path from 'node:path';

/** How long a screen may move after it is opened: charts draw, transitions end, toasts leave. */
const SETTLED = 700;

/** Goes through the screens of an opened workbench and takes their pictures. */
export class Tour {
  taken = 0;
  #look = '';
  /** @type {string[]} */
  #ids = [];

  /**
   * @param {import('playwright').Page} page
   * @param {string} folder where the pictures go
   */
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  /** Finds out what there is to be shown. */
  async begin() {
    const { experiments } = await this.#call('experiment:list', {});
    /** @type {{ id: string, name: string }[]} */
    const newestFirst = experiments.sort(
      (/** @type {{ id: string }} */ a, /** @type {{ id: string }} */ b) => (a.id < b.id ? 1 : -1),
    );
    this.#ids = newestFirst.map(({ id }) => id);
  }

  /**
   * @param {string} language
   * @param {string} theme
   */
  async look(language, theme) {
    this.#look = `${language}-${theme}`;
    await this.#call('settings:change', { language, theme });
  }

  /** Every screen that shows what is saved, and the form before any run. */
  async savedRuns() {
    const [lab = '', ...others] = this.#ids;
    await this.train('train-empty');
    await this.#shoot('experiments', '/experiments');
    await this.#shootTabs('experiment', `/experiments/${lab}`);
    await this.#shootTabs('inspect', `/inspect/${lab}`);
    await this.#shoot('compare', `/compare?ids=${[lab, ...others.slice(-2)].join(',')}`);
    await this.#shoot('settings', '/settings');
  }

  /**
   * @param {string} name
   * @param {string} [file] where the picture goes, if not with the others
   */
  train(name, file) {
    return this.#shoot(name, '/train', file);
  }

  async startLab() {
    const { experiment } = await this.#call('experiment:load', { id: this.#ids[0] });
    const config = { ...experiment.config, epochs: 10 };
    await this.#call('run:start', { config, repeats: 1, name: 'The lab', notes: '', tags: [] });
    await this.page.goto(this.#address('/train'));
    await this.page.waitForFunction(() =>
      document.querySelector('figure[data-chart=trainLoss] .place')?.textContent?.match(/ [2-9]$/),
    );
    await this.#call('queue:hold', {});
  }

  async labFinished() {
    await this.#call('queue:resume', {});
    await this.page.waitForFunction(() =>
      document.querySelector('[role=log]')?.textContent?.includes('Learning finished'),
    );
  }

  /**
   * @param {string} name
   * @param {string} route
   */
  async #shootTabs(name, route) {
    await this.page.goto(this.#address(route));
    // The tabs of the screen before are still there for a moment.
    await this.page.waitForTimeout(SETTLED);
    await this.page.getByRole('tab').first().waitFor();
    const tabs = await this.page.getByRole('tab').all();
    for (const [index, tab] of tabs.entries()) {
      await tab.click();
      await this.#take(`${name}-${index + 1}`);
    }
    await tabs[0]?.click();
  }

  /**
   * @param {string} name
   * @param {string} route
   * @param {string} [file]
   */
  async #shoot(name, route, file) {
    await this.page.goto(this.#address(route));
    await this.#take(name, file);
  }

  /**
   * @param {string} name
   * @param {string} [file]
   */
  async #take(name, file = path.join(this.folder, `${name}-${this.#look}.png`)) {
    await this.page.mouse.move(0, 0);
    await this.page.waitForTimeout(SETTLED);
    await this.page.screenshot({ path: file, animations: 'disabled' });
    this.taken += 1;
  }

  /** @param {string} route */
  #address(route) {
    return `${new URL(this.page.url()).origin}/#${route}`;
  }

  /**
   * @param {string} command
   * @param {object} input
   */
  async #call(command, input) {
    const answer = await this.page.evaluate(
      async ([name, body]) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch(`/api/${name}`, { method: 'POST', headers, body })).json();
      },
      [command, JSON.stringify(input)],
    );
    if (!answer.ok) throw new Error(`${command}: ${answer.error.message}`);
    return answer.output;
  }
}
