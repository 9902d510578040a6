import { dirname, join, resolve } from 'node:path';
import { build } from 'electron-builder';
import { placeMnist } from '../../../main/workbench/data/installerData.ts';
import { OLD_ELECTRON_BINARY } from '../../../scripts/setup/oldElectron.mjs';
import { buildForElectron9 } from './build.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const ADDON = 'node_modules/@tensorflow/tfjs-node/lib';

/**
 * Packages the app for this machine as electron-builder.yml says, with Electron 9 inside: the same
 * packages and the same places, in and out of the archive; only the programs are the lowered ones.
 * @returns the app's folder
 */
export async function packageForElectron9(output: string): Promise<string> {
  await bringMnist();
  const lowered = relativeToRoot(await buildForElectron9());
  await build({
    projectDir: ROOT,
    linux: ['dir'],
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      directories: { output },
      electronDist: dirname(OLD_ELECTRON_BINARY),
      electronVersion: '9.4.1',
      // This Electron is from before there were any.
      electronFuses: null,
      extraMetadata: { main: `${lowered}/main/electron.js` },
      files: [
        `${lowered}/package.json`,
        `${lowered}/{main,renderer}/**`,
        // Where a host of Node-API 5 looks for the addon.
        { from: `${ADDON}/napi-v8`, to: `${ADDON}/napi-v5` },
      ],
      asarUnpack: [`${lowered}/package.json`, `${lowered}/main/worker.js`],
    },
  });
  return join(output, 'linux-unpacked');
}

/** As `npm run package` does on a machine without any other copy of MNIST. */
function bringMnist(): Promise<void> {
  return placeMnist({
    project: ROOT,
    target: join(ROOT, 'release'),
    onProgress: () => undefined,
    here: { env: {}, platform: 'linux', home: '/nowhere' },
  });
}

const relativeToRoot = (folder: string): string => folder.slice(ROOT.length + 1);
