import { describe, expect, it } from 'vitest';
import { EXTERNAL_LINKS, isExternalLink } from '../../../main/electron/externalLinks.ts';

describe('links that lead out of the app', () => {
  it('are all https', () => {
    for (const address of Object.values(EXTERNAL_LINKS)) {
      expect(new URL(address).protocol).toBe('https:');
      expect(isExternalLink(address)).toBe(true);
    }
  });

  it.each([
    'http://arxiv.org/abs/1502.03167',
    'https://arxiv.org/abs/1502.03167/../../evil',
    'https://arxiv.org.example.com/abs/1502.03167',
    'https://arxiv.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('do not include %s', (address) => {
    expect(isExternalLink(address)).toBe(false);
  });
});
