import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { capture } from '../../scripts/support/command.mjs';
import {
  installPackage,
  makePackages,
  OLDER_VERSION,
  purgePackage,
  removePackage,
  whyNotInstallable,
} from '../support/hosts/debianPackage.ts';
import { sitAtDesktop } from '../support/hosts/desktopUser.ts';
import type { DesktopUser } from '../support/hosts/desktopUser.ts';
import { reachPage } from '../support/hosts/openReleased.ts';
import { packageApp } from '../support/hosts/packagedApp.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

const PROGRAM = 'batchnorm-workbench';
const RUN_NAME = `of version ${OLDER_VERSION}`;
const MENU_ENTRY = `/usr/share/applications/${PROGRAM}.desktop`;
const ARCHIVE_TYPE = 'application/vnd.batchnorm-workbench.runs+zip';
/** They read every string in 800 MB, which takes another half a minute, to tell what the package's overrides allow. */
const SLOW_CHECKS = [
  'libraries/embedded',
  'binaries/spelling',
  'binaries/debug-symbols',
  'binaries/prerequisites/numpy',
  'languages/ocaml/custom-executable',
];

/** On a machine that does much else beside. */
const LINTIAN_LIMIT = 600_000;

const reason = whyNotInstallable();
if (reason !== null) console.warn(`The Debian package is not tried: ${reason}.`);

/** A person's whole way with the package: in at a lower version, up, and out again. */
describe.skipIf(reason !== null)('the Debian package', { timeout: 2 * TRAINING_LIMIT }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-deb-'));
  const home = makeUserHome();
  const otherHome = makeUserHome();
  const archive = join(home.env['XDG_DATA_HOME'] ?? '', 'a run.bnruns');
  let packages: { current: string; older: string };
  let judged: ReturnType<typeof capture>;
  let user: DesktopUser;
  let otherUser: DesktopUser;

  beforeAll(async () => {
    user = await sitAtDesktop(home);
    otherUser = await sitAtDesktop(otherHome);
    packages = await makePackages(await packageApp(folder));
    judged = judge(packages.current);
  }, 2 * TRAINING_LIMIT);
  afterAll(async () => {
    for (const each of [user, otherUser]) each.close();
    await purgePackage();
    for (const each of [home, otherHome]) each.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const list = (who: DesktopUser) => {
    const { stdout } = who.run(PROGRAM, ['list', '--json']);
    return JSON.parse(stdout) as { id: string; name: string; status: string }[];
  };
  const installedVersion = () => user.run('dpkg-query', ['-W', '-f', '${Version}', PROGRAM]).stdout;

  it('is installed, with a program on the path and an entry in the menu', async () => {
    await installPackage(packages.older);
    expect(user.run('which', [PROGRAM]).stdout.trim()).toBe(`/usr/bin/${PROGRAM}`);
    expect(await capture('desktop-file-validate', [MENU_ENTRY])).toEqual({
      ok: true,
      stdout: '',
      output: '',
    });
    expect(user.run('gio', ['mime', ARCHIVE_TYPE]).stdout).toContain(`${PROGRAM}.desktop`);
  });

  it('trains, with every wall of a release up, and writes an archive', async () => {
    const child = user.start(PROGRAM, ['--disable-gpu', '--remote-debugging-port=0']);
    if (child.stderr === null) throw new Error('the program has no output');
    const exited = once(child, 'exit');
    const { browser, page, complaints } = await reachPage(child.stderr);
    const screen = new Screen(page);
    await screen.setNumber('epochs', 1);
    await screen.trainOn(640);
    await screen.nameRun(RUN_NAME);
    await screen.chooseDigits();
    await screen.start();
    await screen.liveStatus('finished');
    // As the window manager sees it: its title, and the class by which its menu entry is found.
    expect(user.run('wmctrl', ['-lx']).stdout).toMatch(
      /\.BatchNorm Workbench .*Train – BatchNorm Workbench$/m,
    );
    expect(complaints).toEqual([]);
    child.kill('SIGTERM');
    await exited;
    await browser.close();
    const [run] = list(user);
    const args = ['export', run?.id ?? '', '--format', 'archive', '--out', archive];
    expect(user.run(PROGRAM, args).status).toBe(0);
  });

  it('is upgraded with the runs in place', async () => {
    expect(installedVersion()).toBe(OLDER_VERSION);
    const before = filesOf(home);
    await installPackage(packages.current);
    expect(installedVersion()).toBe(packageJson.version);
    expect(user.run(PROGRAM, ['--version']).stdout.trim()).toBe(packageJson.version);
    expect(filesOf(home)).toEqual(before);
    expect(list(user)).toMatchObject([{ name: RUN_NAME, status: 'finished' }]);
  });

  it('opens an archive by its association, and by its entry in the menu', async () => {
    expect(
      otherUser.run('gio', ['info', '-a', 'standard::content-type', archive]).stdout,
    ).toContain(ARCHIVE_TYPE);
    expect(otherUser.open('gio', ['open', archive])).toBe(0);
    await expect
      .poll(() => list(otherUser), { timeout: TRAINING_LIMIT })
      .toMatchObject([{ name: RUN_NAME, status: 'finished' }]);
    // The one that is open comes to the front, and says that it has the run.
    expect(otherUser.open('gtk-launch', [PROGRAM, archive])).toBe(0);
    await endApp(otherHome);
    expect(list(otherUser)).toHaveLength(1);
  });

  it('is removed, names where the runs are, and leaves them there', async () => {
    const before = filesOf(home);
    expect(await removePackage()).toContain('~/.local/share/batchnorm-workbench');
    expect(user.run('which', [PROGRAM]).status).not.toBe(0);
    expect(before.filter((file) => file.endsWith('weights.bin'))).not.toEqual([]);
    expect(filesOf(home)).toEqual(before);
  });

  it('has no error that lintian knows', { timeout: LINTIAN_LIMIT }, async () => {
    const { output, ok } = await judged;
    expect(output.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
    expect(ok).toBe(true);
  });
});

/** Takes most of a minute of a free processor, beside all the rest. */
function judge(file: string): ReturnType<typeof capture> {
  const args = ['--allow-root', '--fail-on', 'error', '-X', SLOW_CHECKS.join()];
  return capture('lintian', [...args, file]);
}

const filesOf = ({ storeFolder }: UserHome): string[] =>
  readdirSync(storeFolder, { recursive: true, encoding: 'utf8' }).sort();

/** Ends an app that a desktop started, as the end of a session does. */
async function endApp({ userFolder }: UserHome): Promise<void> {
  const lock = join(userFolder, 'electron/SingletonLock');
  const pid = Number(/-(\d+)$/.exec(readlinkSync(lock))?.[1]);
  process.kill(pid, 'SIGTERM');
  const isRunning = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isRunning).toBe(false);
}
