import { chmodSync, copyFileSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds } from '../../support/command.mjs';
import { ROOT } from '../../support/paths.mjs';
import { partsOf } from '../parts.mjs';
import { architectureOf, controlFile, debianVersion } from './control.mjs';
import { layOut } from './layout.mjs';

/** Read by every dpkg there is; a better level takes minutes for a few per cent. */
const COMPRESSION = ['-Zxz', '-z1'];

/**
 * Makes a Debian package of the unpacked app, beside it.
 *
 * @param {string} app
 * @param {import('./control.mjs').About} about
 * @param {string[]} [compression] as dpkg-deb takes it
 * @returns {Promise<string>} the package
 */
export async function makeDeb(app, about, compression = COMPRESSION) {
  const output = path.dirname(app);
  const name = `batchnorm-workbench_${debianVersion(about.version)}_${architectureOf(process.arch)}.deb`;
  const folder = mkdtempSync(path.join(output, 'deb-'));
  try {
    // What a temporary folder is to others, the root of a package must not be.
    chmodSync(folder, 0o755);
    layOut(folder, app, about);
    const bytes = partsOf(folder).reduce((sum, part) => sum + part.bytes, 0);
    const control = path.join(folder, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(path.join(control, 'control'), controlFile(about, bytes), { mode: 0o644 });
    copyFileSync(path.join(ROOT, 'scripts/package/deb/postrm'), path.join(control, 'postrm'));
    chmodSync(path.join(control, 'postrm'), 0o755);
    await runShowingSeconds({
      label: `Packing ${name}`,
      command: 'dpkg-deb',
      args: ['--root-owner-group', ...compression, '--build', folder, path.join(output, name)],
      problem: () => 'A Debian package is made by dpkg-deb: on other systems, install dpkg.',
    });
    return path.join(output, name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
