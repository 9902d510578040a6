import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../support/paths.mjs';
import { TENSORFLOW_VERSION } from '../setup/tensorflow/wheels.mjs';

/**
 * Someone else's work inside the workbench. Many share a text, so texts are kept apart.
 *
 * @typedef {{ name: string, version: string, license: string, text: number }} LicensedWork
 * @typedef {{ works: LicensedWork[], texts: string[] }} Licenses
 * @typedef {Omit<LicensedWork, 'text'> & { text: string }} Work
 * @typedef {{ fileName: string, moduleIds?: string[] }} BuiltFile of the page, with what it was made of
 */

const TEXTS = path.join(ROOT, 'assets/licenses');

/** How packages name their license's file. */
const FILE = /^(licen[cs]e|copying|unlicense)/i;
const NOTICE = /^notice/i;

/**
 * Everything of others that runs in the workbench: the packages its programs load, those that went
 * into the page, TensorFlow, Electron, MNIST and the font of formulas.
 *
 * @param {BuiltFile[]} page
 * @returns {Licenses}
 */
export function licensesOf(page) {
  const works = [
    ...packagesOf(page).map(packageWork),
    tensorflow(),
    electron(),
    mnist(),
    font(),
  ].sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const texts = [...new Set(works.map(({ text }) => text))];
  return { works: works.map((work) => ({ ...work, text: texts.indexOf(work.text) })), texts };
}

/**
 * Folders of the packages, each name and version once.
 *
 * @param {BuiltFile[]} page
 */
function packagesOf(page) {
  const lock = JSON.parse(read('package-lock.json')).packages;
  const installed = JSON.parse(read('node_modules/.package-lock.json')).packages;
  const inPrograms = Object.keys(installed).filter((folder) => !lock[folder]?.dev);
  const inPage = page
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .flatMap((id) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  const folders = new Map();
  for (const folder of [...inPrograms, ...inPage]) {
    const { name, version } = JSON.parse(read(`${folder}/package.json`));
    folders.set(`${name} ${version}`, folder);
  }
  return [...folders.values()];
}

/**
 * @param {string} folder
 * @returns {Work}
 */
function packageWork(folder) {
  const about = JSON.parse(read(`${folder}/package.json`));
  const { name, version } = about;
  const license =
    about.license ?? about.licenses?.map((/** @type {any} */ l) => l.type).join(' OR ');
  const files = readdirSync(path.join(ROOT, folder)).sort();
  const own = [FILE, NOTICE]
    .flatMap((pattern) => files.filter((file) => pattern.test(file)))
    .map((file) => read(`${folder}/${file}`).trim());
  const text = own.length > 0 ? own.join('\n\n') : usualText(license, authorOf(about), name);
  return { name, version, license, text };
}

/** @param {{ author?: string | { name: string } }} about */
function authorOf({ author }) {
  const name = typeof author === 'string' ? author : author?.name;
  return name?.replace(/ *[<(].*/, '') ?? 'the authors';
}

/**
 * The text a license is known by, for a package that names it without bringing it.
 *
 * @param {string} license
 * @param {string} author
 * @param {string} name
 */
function usualText(license, author, name) {
  const apache = readFileSync(path.join(TEXTS, 'Apache-2.0.txt'), 'utf8').trim();
  const terms = read('LICENSE').slice(read('LICENSE').indexOf('Permission is hereby')).trim();
  const mit = `MIT License\n\nCopyright (c) ${author}\n\n${terms}`;
  /** @type {Record<string, string>} */
  const known = { MIT: mit, 'Apache-2.0': apache, 'Apache-2.0 AND MIT': `${apache}\n\n${mit}` };
  const text = known[license];
  if (!text) throw new Error(`${name} brings no text of its license, ${license}.`);
  return text;
}

/** Its own license, and the notices about what is inside it, as its Python wheel brings them. */
function tensorflow() {
  const apache = readFileSync(path.join(TEXTS, 'Apache-2.0.txt'), 'utf8').trim();
  const notices = gunzipSync(readFileSync(path.join(TEXTS, 'tensorflow-notices.txt.gz')));
  const text = `${apache}\n\n${notices.toString('utf8').trim()}`;
  return { name: 'TensorFlow', version: TENSORFLOW_VERSION, license: 'Apache-2.0', text };
}

function electron() {
  const { version } = JSON.parse(read('node_modules/electron/package.json'));
  const beside =
    'Electron contains Chromium, Node.js and many libraries. Their licenses are in the file LICENSES.chromium.html in the folder of the installed app.';
  const text = `${read('node_modules/electron/LICENSE').trim()}\n\n${beside}`;
  return { name: 'Electron', version, license: 'MIT', text };
}

function mnist() {
  const text = readFileSync(path.join(TEXTS, 'MNIST.txt'), 'utf8').trim();
  return { name: 'MNIST', version: '', license: 'CC-BY-SA-3.0', text };
}

function font() {
  const text = readFileSync(path.join(TEXTS, 'TeX-Gyre-Termes-Math.txt'), 'utf8').trim();
  return { name: 'TeX Gyre Termes Math', version: '1.543', license: 'LPPL-1.3c', text };
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
