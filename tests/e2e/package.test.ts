import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { IDX_FILES } from '../../shared/domain/dataset.ts';
import { licensesSchema } from '../../shared/domain/licenses.ts';
import { fusesOf, inspectableCopy } from '../support/hosts/fuses.ts';
import { canGoOffline, makeOffline } from '../support/hosts/offline.ts';
import type { OpenedInElectron } from '../support/hosts/openInElectron.ts';
import { openInstalled } from '../support/hosts/openInElectron.ts';
import { openReleased } from '../support/hosts/openReleased.ts';
import { packageApp } from '../support/hosts/packagedApp.ts';
import { runInstalled } from '../support/hosts/runInstalled.ts';
import { savedFilesOf } from '../support/hosts/savedFiles.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { InspectScreen } from './inspectScreen.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NAME = 'from the packaged app';
const offline = canGoOffline();

/** Asks the app's main process for a page of the network, as a download would. */
const reachesNetwork = ({ app }: OpenedInElectron): Promise<boolean> =>
  app.evaluate(
    ({ net }) =>
      new Promise<boolean>((resolve) => {
        const request = net.request('https://example.org');
        request.on('response', () => resolve(true));
        request.on('error', () => resolve(false));
        request.end();
      }),
  );

/** An app as someone has it who has just installed it: elsewhere than it was made, and no network. */
describe('the packaged app', { timeout: 2 * TRAINING_LIMIT }, () => {
  const home = makeUserHome();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-package-'));
  const installed = join(folder, 'elsewhere', 'BatchNorm Workbench');
  const shipped = join(installed, 'batchnorm-workbench');
  /** How it is started: the program, or what starts it without a network. */
  let program: string;
  /** The same with its main process open to tests. */
  let inspectable: string;

  beforeAll(async () => {
    renameMade(await packageApp(folder));
    const copy = await inspectableCopy(shipped);
    program = offline ? makeOffline(shipped, join(folder, 'offline')) : shipped;
    inspectable = offline ? makeOffline(copy, join(folder, 'offline-inspectable')) : copy;
  }, 2 * TRAINING_LIMIT);
  afterAll(() => {
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function renameMade(made: string): void {
    mkdirSync(join(installed, '..'), { recursive: true });
    renameSync(made, installed);
  }

  it('has only what runs in it', () => {
    const inside = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    const unwanted = /deps\/include|node-gyp|\.(map|ts|cc|h|gyp)$|^locales\/(?!en-US|ko)/;
    expect(inside.filter((file) => unwanted.test(file))).toEqual([]);
    expect(readdirSync(join(installed, 'resources/mnist')).sort()).toEqual(
      Object.values(IDX_FILES)
        .map((name) => `${name}.gz`)
        .sort(),
    );
  });

  it('has the license of every package in it', () => {
    const packed = readdirSync(join(installed, 'resources/app.asar.unpacked/node_modules'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((file) => file.endsWith('package.json'));
    const text = readFileSync(join(ROOT, 'dist/renderer/licenses.json'), 'utf8');
    const licensed = licensesSchema.parse(JSON.parse(text)).works.map(({ name }) => name);
    const names = packed.flatMap(
      (file) => /^((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1] ?? [],
    );
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !licensed.includes(name))).toEqual([]);
  });

  it('has each switch of Electron as it is released, and no one uses it as a Node of their own', async () => {
    const released = {
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    };
    expect(await fusesOf(shipped)).toEqual(released);
    const asNode = { ...home, env: { ...home.env, ELECTRON_RUN_AS_NODE: '1' } };
    const { out } = await runInstalled({ program, home: asNode, folder }, ['--version']);
    expect(out).toBe(`${packageJson.version}\n`);
  });

  it('trains on MNIST and looks into the model', async () => {
    const opened = await openReleased(home, program);
    const screen = new InspectScreen(opened.page);
    await screen.setNumber('epochs', 1);
    await screen.trainOn(3200);
    await screen.nameRun(NAME);
    await screen.start();
    await screen.liveStatus('finished');

    await screen.goToInspect();
    expect(await screen.share('bn-accuracy')).toBeGreaterThan(0.3);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('finds the run when it is started again, and exports it', async () => {
    const opened = await openInstalled(home, inspectable);
    expect(await opened.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    if (offline) expect(await reachesNetwork(opened)).toBe(false);
    const screen = new Screen(opened.page);
    const saveFrom = await savedFilesOf(opened, folder);
    await screen.goTo('experiments');
    await screen.row(NAME).getByText('Finished', { exact: true }).waitFor();
    await opened.page.getByRole('link', { name: NAME, exact: true }).click();
    await screen.button(screen.texts.transfer.export).click();
    const dialog = opened.page.getByRole('dialog');
    await dialog.getByText(screen.texts.transfer.formats.archive.name, { exact: true }).click();
    const { bytes } = await saveFrom(() =>
      dialog.getByRole('button', { name: screen.texts.transfer.save, exact: true }).click(),
    );
    expect(Object.keys(unzipSync(bytes)).join()).toContain('checkpoints/epoch-001');
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('has the license of what is in it', async () => {
    const opened = await openReleased(home, program);
    const screen = new Screen(opened.page);
    await screen.goTo('settings');
    await screen.button(screen.texts.settings.licenses).click();
    await opened.page.getByRole('button', { name: /^TensorFlow 2/ }).click();
    await opened.page.getByText('Apache License').first().waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  describe('started with a command', () => {
    const command = (args: string[]) => runInstalled({ program, home, folder }, args);

    it('lists what the window trained, and exports it to where the terminal is', async () => {
      const { code, out } = await command(['list', '--json']);
      const [listed] = JSON.parse(out) as { id: string; name: string; status: string }[];
      expect(code).toBe(0);
      expect(listed).toMatchObject({ name: NAME, status: 'finished' });
      const args = ['export', listed?.id ?? '', '--format', 'csv', '--out', 'run.csv'];
      expect(await command(args)).toMatchObject({ code: 0 });
      expect(readFileSync(join(folder, 'run.csv'), 'utf8')).toContain('train');
    });

    it('trains without a window', async () => {
      const args = ['train', '--epochs', '1', '--subset', '640', '--name', 'by command'];
      const { out } = await command(args);
      expect(out).toMatch(/^\[Epoch 1-TRAIN\] [^]*\nLearning finished\nSaved "by command" in /);
      expect((await command(['list'])).out).toMatch(/finished .* by command/);
    });

    it('says what is wrong, by its exit code too', async () => {
      expect(await command(['--version'])).toMatchObject({
        code: 0,
        out: `${packageJson.version}\n`,
      });
      expect(await command(['trian'])).toMatchObject({ code: 2, out: '' });
      const missing = await command(['show', '20200101-000000-aaaaaa']);
      expect(missing).toMatchObject({ code: 1, out: '' });
      expect(missing.err).toMatch(/^error: .+/m);
    });
  });
});
