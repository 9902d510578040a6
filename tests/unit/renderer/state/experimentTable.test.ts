import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  filterExperiments,
  isFiltered,
  sortExperiments,
  tagsOf,
} from '../../../../renderer/state/experiments/experimentTable.ts';
import { EMPTY_SUMMARY } from '../../../../shared/domain/experiment.ts';
import { generatedExperiment } from '../../../support/generatedExperiments.ts';

const lab = generatedExperiment(1, { name: 'Lab', tags: ['course'], notes: 'First try' });
const older = generatedExperiment(2, { name: 'older lab', tags: ['course', 'late'] });
const failed = generatedExperiment(3, { name: 'Deep', status: 'failed', summary: EMPTY_SUMMARY });
const all = [lab, older, failed];

describe('filterExperiments', () => {
  it('finds every word in name, tags or notes, whatever its case', () => {
    expect(filterExperiments(all, { ...EVERYTHING, search: 'LAB' })).toEqual([lab, older]);
    expect(filterExperiments(all, { ...EVERYTHING, search: ' lab  try' })).toEqual([lab]);
    expect(filterExperiments(all, { ...EVERYTHING, search: 'late older' })).toEqual([older]);
  });

  it('keeps those of a status, and those with all tags', () => {
    expect(filterExperiments(all, { ...EVERYTHING, statuses: ['failed'] })).toEqual([failed]);
    expect(filterExperiments(all, { ...EVERYTHING, tags: ['course', 'late'] })).toEqual([older]);
  });

  it('keeps everything when nothing is asked for', () => {
    expect(filterExperiments(all, EVERYTHING)).toEqual(all);
    expect(isFiltered(EVERYTHING)).toBe(false);
    expect(isFiltered({ ...EVERYTHING, search: ' ' })).toBe(false);
    expect(isFiltered({ ...EVERYTHING, tags: ['course'] })).toBe(true);
  });
});

describe('sortExperiments', () => {
  it('sorts names without regard to case', () => {
    const sorted = sortExperiments(all, { column: 'name', descending: false });
    expect(sorted).toEqual([failed, lab, older]);
  });

  it('puts runs without a value last in both directions', () => {
    for (const descending of [true, false]) {
      const sorted = sortExperiments(all, { column: 'bnAccuracy', descending });
      expect(sorted.at(-1)).toBe(failed);
    }
  });

  it('puts the newer first where the values are equal', () => {
    expect(sortExperiments([lab, older], { column: 'seconds', descending: false })).toEqual([
      older,
      lab,
    ]);
  });

  it('leaves the list it was given alone', () => {
    const given = [...all];
    sortExperiments(given, { column: 'date', descending: true });
    expect(given).toEqual(all);
  });
});

describe('tagsOf', () => {
  it('names each tag once, in order', () => {
    expect(tagsOf(all)).toEqual(['course', 'late']);
  });
});
