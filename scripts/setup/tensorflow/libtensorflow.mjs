import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { checkCacheRoom, WSL_ADVICE } from '../machine.mjs';
import { capture } from '../../support/command.mjs';
import { cacheFolder, PLATFORM, TFJS_NODE } from '../../support/paths.mjs';
import { SetupProblem } from '../../support/problem.mjs';
import { placeFolder } from '../../support/folders.mjs';
import { unpackWheel } from './unpackWheel.mjs';
import { TENSORFLOW, TENSORFLOW_VERSION } from './wheels.mjs';

const DEPS = path.join(TFJS_NODE, 'deps');
const STAMP = path.join(DEPS, 'workbench-source');

const { files: FILES, links: LINKS } = nativeLibrary(process.platform);

/** What the C API's headers include: 14 of the wheel's 13,000. Older wheels have tsl outside of xla. */
const HEADERS = [
  'tensorflow/c/',
  'tensorflow/core/platform/ctstring',
  'tsl/platform/ctstring',
  'tsl/c/',
  'xla/tsl/c/',
];

/** A library folder of the user's own, with `lib/` and `include/`. */
const OWN_LIBRARY = process.env.BATCHNORM_WORKBENCH_LIBTENSORFLOW;

const WHEEL = TENSORFLOW[PLATFORM];
const IN_CACHE = path.join(
  cacheFolder(),
  `libtensorflow-${WHEEL?.version ?? TENSORFLOW_VERSION}-${PLATFORM}`,
);

/** Which library the addon is to be built against. */
export const LIBRARY_ID = OWN_LIBRARY ? path.resolve(OWN_LIBRARY) : path.basename(IN_CACHE);

/** @type {import('../../support/steps.mjs').Step} */
export const libtensorflow = {
  name: 'libtensorflow',
  isDone: () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === LIBRARY_ID,
  async run() {
    const source = OWN_LIBRARY ? checkedOwnLibrary() : await cachedLibrary();
    placeLibrary(source, DEPS);
    writeFileSync(STAMP, LIBRARY_ID);
  },
};

function checkedOwnLibrary() {
  for (const part of ['lib', 'include/tensorflow/c/c_api.h']) {
    if (existsSync(path.join(LIBRARY_ID, part))) continue;
    throw new SetupProblem(
      `BATCHNORM_WORKBENCH_LIBTENSORFLOW names ${LIBRARY_ID}, which has no ${part}: name a folder holding an unpacked libtensorflow (lib/ and include/), or unset it.`,
    );
  }
  return LIBRARY_ID;
}

/** @param {string} platform that no wheel is for */
export function noLibraryFor(platform) {
  const advice = platform.startsWith('win32') ? ` ${WSL_ADVICE}` : '';
  return `There is no ready libtensorflow for ${platform}: set BATCHNORM_WORKBENCH_LIBTENSORFLOW to a folder holding an unpacked libtensorflow for C (lib/ and include/) and run the command again.${advice}`;
}

async function cachedLibrary() {
  if (existsSync(IN_CACHE)) return IN_CACHE;
  if (!WHEEL) {
    throw new SetupProblem(noLibraryFor(PLATFORM));
  }
  checkCacheRoom();
  await unpackWheel({
    wheel: WHEEL,
    folder: IN_CACHE,
    prefixes: [
      ...HEADERS.map((name) => `tensorflow/include/${name}`),
      ...FILES.map((name) => `tensorflow/${name}`),
    ],
    arrange: arrangeLibrary,
  });
  return IN_CACHE;
}

/**
 * @param {string} unpacked
 * @param {string} made
 */
async function arrangeLibrary(unpacked, made) {
  renameSync(path.join(unpacked, 'tensorflow/include'), path.join(made, 'include'));
  const files = FILES.map((name) => path.join(unpacked, 'tensorflow', name));
  // Symbols no one needs are a fifth of it. Where there is no strip it only stays larger; on a Mac
  // it would break the files' signatures.
  if (process.platform === 'linux') await capture('strip', ['--strip-unneeded', ...files]);
  mkdirSync(path.join(made, 'lib'));
  for (const file of files) renameSync(file, path.join(made, 'lib', path.basename(file)));
}

/**
 * @param {string} source
 * @param {string} deps
 */
function placeLibrary(source, deps) {
  rmSync(deps, { recursive: true, force: true });
  placeFolder(path.join(source, 'include'), path.join(deps, 'include'));
  placeFolder(path.join(source, 'lib'), path.join(deps, 'lib'));
  for (const [link, file] of Object.entries(LINKS)) {
    const target = path.join(deps, 'lib', file);
    const name = path.join(deps, 'lib', link);
    if (existsSync(target) && !existsSync(name)) symlinkSync(file, name);
  }
}

/**
 * What TensorFlow's library is called on a system: the files as the wheels have them, and the names
 * the addon's build and its loader look for, each with the file that answers to it.
 *
 * @typedef {{ files: string[], links: Record<string, string> }} NativeLibrary
 *
 * @param {NodeJS.Platform} platform
 * @returns {NativeLibrary}
 */
function nativeLibrary(platform) {
  if (platform === 'darwin') {
    const files = ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'];
    return { files, links: { 'libtensorflow.2.dylib': 'libtensorflow_cc.2.dylib' } };
  }
  const links = {
    'libtensorflow.so': 'libtensorflow_cc.so.2',
    'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
  };
  return { files: Object.values(links), links };
}
