import { expect } from 'vitest';
import type { Locator } from 'playwright';
import type { Mode } from '../../shared/domain/inspection.ts';
import type { InspectTab } from '../../renderer/state/inspection/inspect.ts';
import { fixedPart, Screen, TRAINING_LIMIT } from './screen.ts';

/** What the bar under the heading tells, by the name it has there. */
type Told = 'bn-accuracy' | 'bn-loss' | 'changed' | 'copy-accuracy';

/** The Inspect screen as a person uses it. */
export class InspectScreen extends Screen {
  /** Goes there by the rail, and waits until the newest run's last model is open and seen through. */
  async goToInspect(): Promise<void> {
    const navigation = this.page.getByRole('navigation');
    await navigation.getByRole('link', { name: this.texts.shell.inspect, exact: true }).click();
    await this.opened();
  }

  async opened(): Promise<void> {
    const loss = this.told('bn-loss');
    await expect.poll(() => loss.innerText(), { timeout: TRAINING_LIMIT }).toMatch(/\d\.\d{5}/);
  }

  told(what: Told): Locator {
    return this.page.locator(`[data-inspect="${what}"]`);
  }

  /** A percentage of the bar, as a share. */
  async share(what: 'bn-accuracy' | 'copy-accuracy'): Promise<number> {
    return Number.parseFloat(await this.told(what).innerText()) / 100;
  }

  async openTab(tab: InspectTab): Promise<void> {
    await this.page.getByRole('tab', { name: this.texts.inspect.tabs[tab], exact: true }).click();
  }

  mode(mode: Mode): Locator {
    const group = this.page.getByRole('radiogroup', {
      name: fixedPart(this.texts.inspect.modeLabel),
    });
    return group.getByText(this.texts.inspect.mode[mode], { exact: true });
  }

  async setNumberCalled(name: string, value: number): Promise<void> {
    await this.page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  /** How many digits of the batch are on the screen. */
  digits(): Promise<number> {
    const section = this.page.getByRole('region', { name: this.texts.inspect.digits });
    return section.locator('button.tile').count();
  }

  async chooseOrder(order: keyof Screen['texts']['inspect']['order']): Promise<void> {
    await this.page.getByRole('combobox', { name: this.texts.inspect.orderLabel }).selectOption({
      label: this.texts.inspect.order[order],
    });
  }
}
