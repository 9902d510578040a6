import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isNewEnough } from '../../../scripts/setup/machine.mjs';
import { cacheFolder } from '../../../scripts/support/paths.mjs';
import { setUp } from '../../../scripts/support/steps.mjs';

describe('set-up', () => {
  it('runs only what is missing, in order', async () => {
    const ran: string[] = [];
    const step = (name: string, isMissing: boolean) => {
      let isDone = !isMissing;
      const run = () => {
        ran.push(name);
        isDone = true;
      };
      return { name, isDone: () => isDone, run };
    };
    await setUp([step('a', true), step('b', false), step('c', true)]);
    expect(ran).toEqual(['a', 'c']);
  });

  it('does not continue after a step that changed nothing', async () => {
    const later = vi.fn();
    const steps = [
      { name: 'the first', isDone: () => false, run: () => undefined },
      { name: 'the second', isDone: () => false, run: later },
    ];
    await expect(setUp(steps)).rejects.toThrow('the first');
    expect(later).not.toHaveBeenCalled();
  });
});

describe('the Node.js version', () => {
  it.each([
    ['20.19.0', true],
    ['22.0.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
  ])('%s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});

describe('the cache folder', () => {
  it('is where the user says', () => {
    expect(cacheFolder({ BATCHNORM_WORKBENCH_CACHE: '/big/disk' }, 'linux')).toBe('/big/disk');
  });

  it('is otherwise where the platform keeps such things', () => {
    const name = 'batchnorm-workbench';
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(path.join('/x', name));
    expect(cacheFolder({}, 'linux')).toMatch(/\.cache.batchnorm-workbench$/);
    expect(cacheFolder({}, 'darwin')).toMatch(/Library.Caches.batchnorm-workbench$/);
    expect(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(path.join('/l', name));
  });
});
