// What set-up does for a folder of its cache: fetches a wheel and unpacks it. Arguments: address, SHA-256, folder.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { download } from '../../../scripts/setup/packages/download.mjs';
import { setUp, succeedsOrExplains } from '../../../scripts/support/steps.mjs';
import { unpackWheel } from '../../../scripts/setup/tensorflow/unpackWheel.mjs';
import { workingFolder } from '../../../scripts/support/folders.mjs';

const [url = '', sha256 = '', folder = ''] = process.argv.slice(2);
const wheel = { requirement: 'pkg==1', platform: 'any', sha256 };
const downloads = path.join(workingFolder(folder), `download-${sha256.slice(0, 12)}`);

const step = {
  name: 'pkg',
  isDone: () => existsSync(folder),
  async run() {
    mkdirSync(downloads, { recursive: true });
    const file = path.join(downloads, 'pkg-1-py3-none-any.whl');
    await download({ url, file, sha256, label: 'pkg', stallMs: 5000 });
    await unpackWheel({
      wheel,
      folder,
      prefixes: ['pkg/'],
      arrange: (unpacked, made) => renameSync(path.join(unpacked, 'pkg'), path.join(made, 'lib')),
    });
  },
};
const good = await succeedsOrExplains(() => setUp([step]));
process.exitCode = good ? 0 : 1;
