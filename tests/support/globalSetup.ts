import { buildIfStale } from '../../scripts/build.mjs';

/** So that `npx vitest run <file>` works by itself after an edit. */
export default buildIfStale;
