/** The libraries that Electron and TensorFlow's library are linked to, and what opens links outside. */
const DEPENDS = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libc6 (>= 2.27)',
  'libcairo2',
  'libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0',
  'libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libstdc++6',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];

/** Debian's names of the processors an app is made for. */
const ARCHITECTURES = /** @type {Record<string, string>} */ ({ x64: 'amd64', arm64: 'arm64' });

/**
 * @typedef {object} About what a package says about itself
 * @property {string} version as package.json has it
 * @property {string} author
 * @property {string} homepage
 */

/** @param {string} arch as Node has it */
export const architectureOf = (arch) => ARCHITECTURES[arch] ?? arch;

/**
 * As Debian orders versions, `-beta` would come after the version itself; `~beta` comes before.
 *
 * @param {string} version
 */
export const debianVersion = (version) => version.replaceAll('-', '~');

/**
 * @param {About} about
 * @param {number} bytes that the package takes when it is installed
 */
export function controlFile({ version, author, homepage }, bytes) {
  return `Package: batchnorm-workbench
Version: ${debianVersion(version)}
Section: education
Priority: optional
Architecture: ${architectureOf(process.arch)}
Maintainer: ${author}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${DEPENDS.join(', ')}
Homepage: ${homepage}
Description: train and inspect the networks of a batch-normalization course
 Trains two networks side by side, one with batch normalization and one
 without, keeps every run, compares runs and opens saved models in train and
 eval mode. Everything stays on this computer.
`;
}

/**
 * @param {About} about
 * @param {Date} now
 */
export function changelogFile({ version, author }, now) {
  const date = now.toUTCString().replace('GMT', '+0000');
  return `batchnorm-workbench (${debianVersion(version)}) stable; urgency=medium

  * See NEWS.md.

 -- ${author}  ${date}
`;
}
