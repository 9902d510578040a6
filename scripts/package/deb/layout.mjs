import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../support/paths.mjs';
import { changelogFile } from './control.mjs';

const NAME = 'batchnorm-workbench';
const HERE = path.join(ROOT, 'scripts/package/deb');
const ICONS = path.join(ROOT, 'assets/icons');

/** What is run by itself. A compiler, or a package's author, lets others be run as well. */
const PROGRAMS = [NAME, 'chrome-sandbox', 'chrome_crashpad_handler'];

/**
 * Lays out in `folder` what a package installs, as it lies under `/`.
 *
 * @param {string} folder
 * @param {string} app the unpacked app, on the same disk
 * @param {import('./control.mjs').About} about
 */
export function layOut(folder, app, about) {
  const installed = path.join(folder, 'usr/lib', NAME);
  linkTree(app, installed);
  // Where a system keeps ordinary users from making sandboxes, Chromium asks this helper, as root, for one.
  const sandbox = path.join(installed, 'chrome-sandbox');
  rmSync(sandbox);
  copyFileSync(path.join(app, 'chrome-sandbox'), sandbox);
  chmodSync(sandbox, 0o4755);

  mkdirSync(path.join(folder, 'usr/bin'), { recursive: true });
  symlinkSync(`../lib/${NAME}/${NAME}`, path.join(folder, 'usr/bin', NAME));
  const share = path.join(folder, 'usr/share');
  place(path.join(HERE, `${NAME}.desktop`), path.join(share, `applications/${NAME}.desktop`));
  place(path.join(HERE, 'mime.xml'), path.join(share, `mime/packages/${NAME}.xml`));
  place(path.join(HERE, 'lintian-overrides'), path.join(share, `lintian/overrides/${NAME}`));
  for (const file of readdirSync(ICONS)) {
    const size = path.basename(file, '.png');
    place(path.join(ICONS, file), path.join(share, `icons/hicolor/${size}/apps/${NAME}.png`));
  }
  place(
    path.join(ROOT, 'assets/icon.svg'),
    path.join(share, `icons/hicolor/scalable/apps/${NAME}.svg`),
  );
  placeDocuments(path.join(share, 'doc', NAME), about);
}

/**
 * @param {string} folder
 * @param {import('./control.mjs').About} about
 */
function placeDocuments(folder, about) {
  place(path.join(ROOT, 'LICENSE'), path.join(folder, 'copyright'));
  write(path.join(folder, 'changelog.gz'), zipped(changelogFile(about, new Date())));
  write(path.join(folder, 'NEWS.md.gz'), zipped(readFileSync(path.join(ROOT, 'CHANGELOG.md'))));
}

/** @param {string | Buffer} content */
const zipped = (content) => gzipSync(content, { level: 9 });

/**
 * Copies a file with the access every installed file has, whatever this user's usual one is.
 *
 * @param {string} from
 * @param {string} to
 */
function place(from, to) {
  write(to, readFileSync(from));
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function write(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o644 });
}

/**
 * The same files under another name, for copying them would take their size once more; copied are those
 * whose access is not what that of an installed file is.
 *
 * @param {string} from
 * @param {string} to
 */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (PROGRAMS.includes(entry.name) || (statSync(source).mode & 0o777) === 0o644) {
      linkSync(source, target);
    } else place(source, target);
  }
}
