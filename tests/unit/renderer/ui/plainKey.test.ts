import { expect, it } from 'vitest';
import { latinKey } from '../../../../renderer/ui/keyboard/plainKey.ts';

it('takes the letter that is typed, whatever key it is on and whether Shift is held', () => {
  expect(latinKey({ key: 'G', code: 'KeyG' })).toBe('g');
  // On a Dvorak keyboard.
  expect(latinKey({ key: 'j', code: 'KeyC' })).toBe('j');
});

it('takes the place of the key on a keyboard of other letters', () => {
  expect(latinKey({ key: 'ㅎ', code: 'KeyG' })).toBe('g');
  expect(latinKey({ key: 'Process', code: 'KeyJ' })).toBe('j');
  expect(latinKey({ key: 'п', code: 'KeyG' })).toBe('g');
});

it('leaves signs and named keys as they are', () => {
  expect(latinKey({ key: '?', code: 'Slash' })).toBe('?');
  expect(latinKey({ key: 'ArrowDown', code: 'ArrowDown' })).toBe('ArrowDown');
});
