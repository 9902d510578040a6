import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds } from '../../support/command.mjs';
import { LIBRARY_ID } from './libtensorflow.mjs';
import { ROOT, TFJS_NODE } from '../../support/paths.mjs';

/** Node-API 8 is what every Node from 20 on offers the addon, so one build serves them all. */
const ADDON = path.join(TFJS_NODE, 'lib/napi-v8/tfjs_binding.node');
const STAMP = path.join(TFJS_NODE, 'lib/workbench-built-against');
const NODE_PRE_GYP = path.join(ROOT, 'node_modules/@mapbox/node-pre-gyp/bin/node-pre-gyp');

/** @type {import('../../support/steps.mjs').Step} */
export const addon = {
  name: "TensorFlow's native part",
  isDone: () =>
    existsSync(ADDON) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === LIBRARY_ID,
  async run() {
    await runShowingSeconds({
      label: "Building TensorFlow's native part",
      command: process.execPath,
      args: [NODE_PRE_GYP, 'install', '--build-from-source'],
      cwd: TFJS_NODE,
      env: { ...headersNearby(), ...loaderPath() },
      problem: (output) => `TensorFlow's native part could not be built${hint(output)}.`,
    });
    // Windows looks for a library beside what needs it, and nowhere else of ours.
    const library = path.join(TFJS_NODE, 'deps/lib/tensorflow.dll');
    if (process.platform === 'win32' && existsSync(library)) {
      copyFileSync(library, path.join(path.dirname(ADDON), 'tensorflow.dll'));
    }
    writeFileSync(STAMP, LIBRARY_ID);
  },
};

/** Node's headers where this machine has them; otherwise node-gyp downloads its own. */
function headersNearby() {
  const prefixes = [path.resolve(process.execPath, '../..'), '/usr', '/usr/local'];
  const prefix = prefixes.find((candidate) =>
    ['node_api.h', 'common.gypi'].every((file) =>
      existsSync(path.join(candidate, 'include/node', file)),
    ),
  );
  return prefix && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

/**
 * On a Mac the addon's build gives its loader the path of libtensorflow only under its usual name,
 * which the wheel's library does not have.
 */
function loaderPath() {
  if (process.platform !== 'darwin') return {};
  const own = '-Wl,-rpath,@loader_path/../../deps/lib';
  return { LDFLAGS: [process.env.LDFLAGS, own].filter(Boolean).join(' ') };
}

/** @param {string} output */
function hint(output) {
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/.test(output)) {
    return ": Node's headers could not be downloaded; check the network, or install them (Debian: libnode-dev)";
  }
  if (process.platform === 'win32') {
    return ': is the "Desktop development with C++" of the Visual Studio Build Tools installed?';
  }
  return '';
}
