import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageForElectron9 } from '../support/electron9/package.ts';
import { openInstalled } from '../support/hosts/openInElectron.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

const NAME = 'from the packaged app';

/** Not MNIST: an app somebody has just installed has only the digits it draws. */
describe('the packaged app', { timeout: 2 * TRAINING_LIMIT }, () => {
  const home = makeUserHome();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-package-'));
  let program: string;

  beforeAll(async () => {
    program = await packageForElectron9(folder);
  }, 2 * TRAINING_LIMIT);
  afterAll(() => {
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('trains an epoch, and finds the run when it is started again', async () => {
    const first = await openInstalled(home, program);
    expect(await first.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    const screen = new Screen(first.page);
    await screen.setNumber('epochs', 1);
    await screen.trainOn(3200);
    await screen.nameRun(NAME);
    await screen.button(screen.texts.train.useBuiltIn).click();
    await screen.start();
    await screen.liveStatus('finished');
    await first.close();

    const second = await openInstalled(home, program);
    const again = new Screen(second.page);
    await again.goTo('experiments');
    await again.row(NAME).getByText('Finished', { exact: true }).waitFor();
    expect(second.complaints).toEqual([]);
    await second.close();
  });
});
