import { describe, expect, it } from 'vitest';
import { agree } from '../../../scripts/setup/packages/packages.mjs';

const WANTED = {
  '': { version: '0.1.0' },
  'node_modules/vue': { version: '3.5.45' },
  'node_modules/esbuild-mac': { version: '1.0.0', optional: true },
};

describe('installed packages', () => {
  it('agree when only those for other platforms are missing', () => {
    expect(agree(WANTED, { 'node_modules/vue': { version: '3.5.45' } })).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/vue': { version: '3.5.44' } }],
    ['a missing package', {}],
    [
      'a package too many',
      { 'node_modules/vue': { version: '3.5.45' }, 'node_modules/left-pad': { version: '1.3.0' } },
    ],
  ])('disagree with %s', (_, installed) => {
    expect(agree(WANTED, installed)).toBe(false);
  });
});
