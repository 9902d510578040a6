import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sweepBuilds } from './build/leftovers.mjs';
import { licensesOf } from './build/licenses.mjs';
import { makeFolder } from './support/folders.mjs';
import { DIST, ROOT } from './support/paths.mjs';
import { isCommand, succeedsOrExplains } from './support/steps.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

// Packages stay outside: they are loaded from node_modules, as the native one must be.
/** @type {BuildOptions} */
const NODE = { format: 'esm', packages: 'external' };

// A sandboxed preload can load nothing but electron, and only as CommonJS.
/** @type {BuildOptions} */
const PRELOAD = { format: 'cjs', external: ['electron'] };

/** What esbuild makes; an entry that does not exist is left out. */
const BUNDLES = [
  { entry: 'main/cli/main.ts', outfile: 'main/cli.js', options: NODE },
  { entry: 'main/worker/entry.ts', outfile: 'main/worker.js', options: NODE },
  { entry: 'main/onnx/entry.ts', outfile: 'main/onnx.js', options: NODE },
  { entry: 'main/electron/entry.ts', outfile: 'main/electron.js', options: NODE },
  { entry: 'main/electron/ipc/preload.ts', outfile: 'main/preload.cjs', options: PRELOAD },
];

/** Everything the build depends on, by folder or file. */
const INPUTS = [
  'main',
  'shared',
  'renderer',
  'assets',
  'scripts/build.mjs',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

const STAMP = 'built-from';

/** Builds what the workbench runs, unless nothing has changed since the last time. */
export async function buildIfStale() {
  const inputs = fingerprint();
  if (stampOf(DIST) === inputs) return;

  sweepBuilds(DIST);
  // Built aside and then moved, so that a failed build, or one beside a running workbench, leaves
  // the last good one whole.
  const fresh = `${DIST}.new-${process.pid}`;
  try {
    await buildPrograms(fresh);
    await buildRenderer(fresh);
    makeFolder(fresh);
    writeFileSync(path.join(fresh, STAMP), inputs);
    replaceDist(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Bundles one TypeScript entry for Node.
 *
 * @param {string} entry
 * @param {string} outfile
 * @param {BuildOptions} [options]
 */
export async function bundleForNode(entry, outfile, options = NODE) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    ...options,
  });
}

/**
 * Everything but the page.
 *
 * @param {string} folder
 */
export async function buildPrograms(folder) {
  for (const { entry, outfile, options } of BUNDLES) {
    if (!existsSync(path.join(ROOT, entry))) continue;
    await bundleForNode(entry, path.join(folder, outfile), options);
  }
}

/**
 * The page, with the licenses of what went into the workbench beside it.
 *
 * @param {string} folder
 */
async function buildRenderer(folder) {
  if (!existsSync(path.join(ROOT, 'renderer/app/main.ts'))) return;
  const outDir = path.join(folder, 'renderer');
  const vite = await import('vite');
  const built = await vite.build({
    root: path.join(ROOT, 'renderer'),
    configFile: path.join(ROOT, 'vite.config.ts'),
    build: { outDir, emptyOutDir: true },
    logLevel: 'warn',
  });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  writeFileSync(path.join(outDir, 'licenses.json'), JSON.stringify(licensesOf(files)));
}

/** Paths, sizes and times of all inputs: as good as their content here, and a hundred times faster. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const input of INPUTS) addTo(hash, input);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} name
 */
function addTo(hash, name) {
  const stats = statSync(path.join(ROOT, name), { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isDirectory()) {
    for (const entry of readdirSync(path.join(ROOT, name)).sort()) addTo(hash, `${name}/${entry}`);
  } else {
    hash.update(`${name} ${stats.size} ${stats.mtimeMs}\n`);
  }
}

/** @param {string} folder */
function stampOf(folder) {
  const stamp = path.join(folder, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/**
 * Two commands may build at the same time; then the second finds the first one's build in place,
 * which is as fresh as its own.
 *
 * @param {string} fresh
 */
function replaceDist(fresh) {
  const old = `${DIST}.old-${process.pid}`;
  if (existsSync(DIST)) renameSync(DIST, old);
  if (!existsSync(DIST)) renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
}

if (isCommand(import.meta.url)) await succeedsOrExplains(buildIfStale);
