import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { HOSTS } from './hosts.ts';
import { InspectScreen } from './inspectScreen.ts';
import { TRAINING_LIMIT } from './screen.ts';

describe.each(Object.entries(HOSTS))(
  'a person tries LayerNorm %s',
  { timeout: TRAINING_LIMIT },
  (_, open) => {
    const home = makeUserHome();
    let opened: OpenedWorkbench;
    let screen: InspectScreen;

    beforeAll(async () => {
      opened = await open(home);
      screen = new InspectScreen(opened.page);
    });
    afterAll(async () => {
      await opened.close();
      home.remove();
    });

    it('chooses it in the form, where its momentum cannot be set', async () => {
      await screen.goTo('train');
      await screen.choose('LayerNorm');
      const momentum = screen.number('batchNormMomentum');
      expect(await momentum.isDisabled()).toBe(true);
      await opened.page
        .getByText('This normalization keeps no running statistics, so it has no momentum.')
        .waitFor();
      await opened.page.getByText('With LayerNorm', { exact: true }).first().waitFor();
    });

    it('trains it, and reads its name in charts and log', async () => {
      await screen.setNumber('epochs', 1);
      await screen.trainOn(3200);
      await screen.nameRun('By itself');
      await screen.start();
      await screen.liveStatus('finished');
      expect(await screen.log()).toContain('[Epoch 1-VALID] Layernorm Loss(Acc): ln_loss:');
      const charts = Object.values(await screen.chartData());
      expect(charts.length).toBeGreaterThanOrEqual(4);
      for (const chart of charts) {
        const labels = chart.lines.map(({ label }) => label);
        expect(labels.some((label) => label.includes('With LayerNorm'))).toBe(true);
        expect(labels.some((label) => label.includes('BN'))).toBe(false);
      }
    });

    it('switches the mode, and nothing changes but the mode', async () => {
      await screen.goToInspect();
      await opened.page.getByText(screen.texts.inspect.uses.features).waitFor();
      const before = await screen.told('bn-loss').innerText();
      await screen.mode('eval').click();
      expect(await screen.told('bn-loss').innerText()).toBe(before);
      expect(await screen.told('changed').innerText()).toBe('0');
      await screen.openTab('mates');
      for (const mode of ['train', 'eval']) {
        const spread = opened.page.locator(`[data-inspect="spread-${mode}"]`);
        await expect.poll(() => spread.innerText()).toMatch(/: 0$/);
      }
      for (const tab of ['statistics', 'history'] as const) {
        await screen.openTab(tab);
        await opened.page.locator('[data-inspect="no-running"]').waitFor();
      }
    });
  },
);
