import { describe, expect, it } from 'vitest';
import {
  completions,
  readSearch,
  SEARCH_FIELDS,
  searchWords,
} from '../../../../renderer/state/experiments/searchQuery.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { generatedExperiment } from '../../../support/generatedExperiments.ts';

const adam = generatedExperiment(1, { name: 'Lab', tags: ['lesson'], notes: 'lr: try less' });
const sgd = generatedExperiment(2, {
  name: 'Slow, slower',
  tags: ['my lesson', 'late'],
  status: 'stopped',
  config: { ...LAB_CONFIG, optimizer: 'sgd', learningRate: 0.001, hiddenSizes: [64, 32] },
});
const momentum = generatedExperiment(3, {
  name: 'optimizer study',
  config: { ...LAB_CONFIG, optimizer: 'momentum', learningRate: 0.1 },
});
const all = [adam, sgd, momentum];
const found = (search: string) => all.filter(readSearch(search));

describe('readSearch', () => {
  it('compares settings by their values, under their names and short names', () => {
    expect(found('optimizer:sgd')).toEqual([sgd]);
    expect(found('lr<0.01')).toEqual([sgd]);
    expect(found('learningRate<=0.01')).toEqual([adam, sgd]);
    expect(found('LR>=0.01')).toEqual([adam, momentum]);
    expect(found('lr:1e-3')).toEqual([sgd]);
    expect(found('layers:64,32')).toEqual([sgd]);
  });

  it('asks for status, tags and names, in quotes where they have spaces', () => {
    expect(found('status:finished')).toEqual([adam, momentum]);
    expect(found('tag:lesson')).toEqual([adam, sgd]);
    expect(found('tag=lesson')).toEqual([adam]);
    expect(found('tag:"my lesson"')).toEqual([sgd]);
    expect(found('name:study')).toEqual([momentum]);
  });

  it('reads accuracies in percent', () => {
    expect(found('bn>50')).toEqual(all);
    expect(found('bn>50%')).toEqual(all);
    expect(found('plain>100')).toEqual([]);
  });

  it('joins all words, and turns those with a hyphen round', () => {
    expect(found('optimizer:sgd lr<0.01 tag:late status:stopped')).toEqual([sgd]);
    expect(found('-optimizer:sgd')).toEqual([adam, momentum]);
    expect(found('-lesson')).toEqual([momentum]);
  });

  it('looks for words that name no field in names, tags and notes', () => {
    expect(found('optimizer')).toEqual([momentum]);
    expect(found('TRY less')).toEqual([adam]);
    expect(found('unknown:sgd')).toEqual([]);
    expect(found('"slow, slower"')).toEqual([sgd]);
  });

  it('shows everything while the value is still to be typed', () => {
    expect(found('optimizer:')).toEqual(all);
    expect(found('lr<')).toEqual(all);
    expect(found('')).toEqual(all);
  });

  it('finds nothing by a number that is none', () => {
    expect(found('lr<small')).toEqual([]);
  });
});

it('takes what is in quotes as one word, closed or not', () => {
  expect(searchWords(' a  tag:"b c" "d e')).toEqual(['a', 'tag:"b c"', '"d e']);
});

describe('completions', () => {
  it('completes the field, and leaves what stands before', () => {
    expect(completions('lr<0.01 opt', all)).toEqual(['lr<0.01 optimizer:']);
    expect(completions('-sta', all)).toEqual(['-status:']);
  });

  it('offers the values that runs have, in quotes where they have spaces', () => {
    expect(completions('optimizer:', all)).toEqual([
      'optimizer:adam',
      'optimizer:momentum',
      'optimizer:sgd',
    ]);
    expect(completions('x tag:m', all)).toEqual(['x tag:"my lesson"']);
  });

  it('offers nothing before a letter is typed, and every field it offers can be asked', () => {
    expect(completions('', all)).toEqual([]);
    expect(completions('lab ', all)).toEqual([]);
    for (const field of SEARCH_FIELDS) expect(found(`${field}=no-such-value`)).toEqual([]);
  });
});
