import { expect, it } from 'vitest';
import { proposedName } from '../../../main/electron/files/proposedName.ts';

const ADDRESS = 'blob:app://workbench/1b4e28ba-2fa1-11d2-883f-0016d3cca427';
const proposed = (name: string) => proposedName(`${ADDRESS}#${encodeURIComponent(name)}`);

it('is the one behind the address, whatever language it is in', () => {
  expect(proposed('5 epochs 한글.2x.png')).toBe('5 epochs 한글.2x.png');
  expect(proposed('a#b.csv')).toBe('a#b.csv');
});

it('leads nowhere else and is one that every system takes', () => {
  expect(proposed('../../.bashrc')).toBe('..-..-.bashrc');
  expect(proposed('C:\\Windows\\x.exe')).toBe('C--Windows-x.exe');
  expect(proposed('..')).toBe('-');
  expect(proposed('a\u0000b\n.txt')).toBe('a-b-.txt');
  expect(proposed('x'.repeat(5000))).toHaveLength(200);
});

it('is null where no name is proposed or it cannot be read', () => {
  expect(proposedName(ADDRESS)).toBeNull();
  expect(proposedName(`${ADDRESS}#`)).toBeNull();
  expect(proposedName(`${ADDRESS}#%E0%A4%A`)).toBeNull();
});
