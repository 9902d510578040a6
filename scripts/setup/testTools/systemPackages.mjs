import { spawnSync } from 'node:child_process';
import { capture, runShowingSeconds, succeeds } from '../../support/command.mjs';
import { SetupProblem } from '../../support/problem.mjs';

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** What the end-to-end tests need of a Linux system, with Debian's package that brings it. */
const NEEDED = [
  { debian: 'chromium', isThere: () => CHROMIUMS.some((name) => onPath(name)) },
  { debian: 'xvfb', isThere: () => onPath('Xvfb') },
  { debian: 'libgtk-3-0', isThere: () => hasLibrary('libgtk-3.so.0') },
  { debian: 'libnss3', isThere: () => hasLibrary('libnss3.so') },
  { debian: 'libasound2', isThere: () => hasLibrary('libasound.so.2') },
  { debian: 'libgbm1', isThere: () => hasLibrary('libgbm.so.1') },
  // The desktop on which the Debian package is tried, and who judges the package.
  { debian: 'openbox', isThere: () => onPath('openbox') },
  { debian: 'wmctrl', isThere: () => onPath('wmctrl') },
  { debian: 'libgtk-3-bin', isThere: () => onPath('gtk-launch') },
  { debian: 'libglib2.0-bin', isThere: () => onPath('gio') },
  { debian: 'desktop-file-utils', isThere: () => onPath('desktop-file-validate') },
  { debian: 'shared-mime-info', isThere: () => onPath('update-mime-database') },
  { debian: 'lintian', isThere: () => onPath('lintian') },
  // A scheduler and machines to reach by ssh, which only root can start.
  { debian: 'slurm-wlm', isThere: () => !isRoot() || onPath('slurmctld') },
  { debian: 'munge', isThere: () => !isRoot() || onPath('munged') },
  { debian: 'parallel', isThere: () => !isRoot() || onPath('parallel') },
  { debian: 'openssh-server', isThere: () => !isRoot() || onPath('sshd') },
  { debian: 'openssh-client', isThere: () => !isRoot() || onPath('ssh') },
  // Without it Korean is drawn as boxes, and pictures and text widths are wrong.
  { debian: 'fonts-noto-cjk', isThere: () => output('fc-list', [':lang=ko']) !== '' },
];

/** @type {import('../../support/steps.mjs').Step} */
export const systemPackages = {
  name: 'the system packages tests need',
  isDone: () => process.platform !== 'linux' || missing().length === 0,
  async run() {
    const names = missing();
    const become = privilege();
    if (!become || !onPath('apt-get')) {
      throw new SetupProblem(`The end-to-end tests need these packages: ${names.join(' ')}.`);
    }
    // After sudo, which would not pass the variable on.
    const apt = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q'];
    await capture('env', [...apt, 'update']);
    await runShowingSeconds({
      label: `Installing ${names.join(' ')}`,
      command: 'env',
      args: [...apt, 'install', '--no-install-recommends', ...names],
      problem: () =>
        `apt-get could not install what the end-to-end tests need: ${names.join(' ')}.`,
    });
  },
};

function missing() {
  return NEEDED.filter((need) => !need.isThere()).map((need) => need.debian);
}

/** @returns {string[] | undefined} how to become root without asking for a password */
export function privilege() {
  if (isRoot()) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** @param {string} name */
function onPath(name) {
  return succeeds('sh', ['-c', `command -v ${name}`]);
}

/** @param {string} name */
function hasLibrary(name) {
  return output('/sbin/ldconfig', ['-p']).includes(name);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';
}
