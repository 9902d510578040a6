import { dirname, join, resolve } from 'node:path';
import { build } from 'electron-builder';
import { placeMnist } from '../../../main/workbench/data/installerData.ts';
import { ownElectron } from '../../../scripts/package/ownElectron.mjs';
import { testElectronBinary } from '../../../scripts/setup/testTools/testElectron.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * Packages the app for this machine as electron-builder.yml says, with the tests' Electron inside.
 * @returns the app's folder
 */
export async function packageApp(output: string): Promise<string> {
  await bringMnist();
  await build({
    projectDir: ROOT,
    linux: ['dir'],
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      directories: { output },
      ...ownElectron(dirname(testElectronBinary())),
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
