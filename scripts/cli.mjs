import { runBuilt } from './runBuilt.mjs';

await runBuilt('main/cli.js', process.argv.slice(2));
