import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  fittedBounds,
  readBounds,
  writeBounds,
} from '../../../main/electron/window/windowBounds.ts';

const LEFT = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 1024 };
const kept = { x: 100, y: 80, width: 900, height: 700, maximized: false };

describe('where the window opens', () => {
  it('opens with the size and place it had', () => {
    expect(fittedBounds(kept, [LEFT])).toEqual(kept);
    expect(fittedBounds({ ...kept, x: 2000, maximized: true }, [LEFT, RIGHT])).toEqual({
      ...kept,
      x: 2000,
      maximized: true,
    });
  });

  it.each([
    ['whose display is gone', { x: 2000 }],
    ['of which only a corner can be seen', { x: 1900 }],
    ['below the display', { y: 1050 }],
    ['whose title is above the display', { y: 0 }],
  ])('opens in the middle a window %s', (_what, moved) => {
    const place = fittedBounds({ ...kept, ...moved }, [LEFT]);
    expect(place).toEqual({ width: 1280, height: 860, maximized: false });
  });

  it('is never larger than its display', () => {
    expect(fittedBounds({ ...kept, width: 5000, height: 5000 }, [LEFT])).toMatchObject({
      width: LEFT.width,
      height: LEFT.height,
    });
    expect(fittedBounds(null, [{ ...LEFT, width: 800, height: 600 }])).toMatchObject({
      width: 800,
      height: 600,
    });
  });
});

describe('the kept place', () => {
  function file(): string {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-window-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'new/window.json');
  }

  it('is read with the values that were written', () => {
    const path = file();
    expect(readBounds(path)).toBeNull();
    writeBounds(path, kept);
    expect(readBounds(path)).toEqual(kept);
  });

  it.each(['', '{', '[]', '{"x":1}', '{"x":"1","y":1,"width":1,"height":1,"maximized":false}'])(
    'is left aside when it is %s',
    (text) => {
      const path = file();
      writeBounds(path, kept);
      writeFileSync(path, text);
      expect(readBounds(path)).toBeNull();
    },
  );
});
