import path from 'node:path';
import { bundleForNode } from './build.mjs';
import { runBuilt } from './runBuilt.mjs';
import { DIST } from './support/paths.mjs';
import { setUp, succeedsOrExplains } from './support/steps.mjs';
import { TEST_TOOLS } from './setup/testTools/testTools.mjs';

const PROGRAM = 'tools/screenshots.js';

/** `npm run screenshots` takes a picture of every screen and state, in both languages and both themes. */
if (await succeedsOrExplains(() => setUp(TEST_TOOLS))) {
  await runBuilt(PROGRAM, [], () =>
    bundleForNode('tests/screenshots/main.ts', path.join(DIST, PROGRAM)),
  );
}
