import { describe, expect, it } from 'vitest';
import { rankEntries } from '../../../../renderer/app/shortcuts/rankEntries.ts';

const entries = [
  { label: 'Compare' },
  { label: 'Learning rate', words: 'learningRate' },
  { label: 'Run that learns' },
  { label: 'Relearned' },
  { label: 'Batch size', words: 'learn later' },
  { label: '학습률', words: 'learningRate' },
];
const found = (search: string, limit = 10) =>
  rankEntries(entries, search, limit).map(({ entry }) => entry.label);

describe('rankEntries', () => {
  it('puts names that begin with the word first, then words in it, then parts, then further words', () => {
    expect(found('LEARN')).toEqual([
      'Learning rate',
      'Run that learns',
      'Relearned',
      'Batch size',
      '학습률',
    ]);
  });

  it('finds only entries with every word, in any order', () => {
    expect(found('rate learn')).toEqual(['Learning rate', '학습률']);
    expect(found('rate compare')).toEqual([]);
  });

  it('finds Korean typed in separate jamo', () => {
    expect(found('학습'.normalize('NFD'))).toEqual(['학습률']);
  });

  it('gives everything in its order without a word, up to the limit', () => {
    expect(found('  ', 2)).toEqual(['Compare', 'Learning rate']);
  });
});
