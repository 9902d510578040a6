import { describe, expect, it } from 'vitest';
import { groupFacts } from '../../../../renderer/state/experiments/experimentRows.ts';
import type { ExperimentGroup } from '../../../../shared/domain/experiment.ts';
import { runOf } from '../features/learn/samples.ts';

const repeats: ExperimentGroup = { id: 'g', name: 'Mine', kind: 'repeats' };
const sweep: ExperimentGroup = {
  id: 'g',
  name: 'Mine',
  kind: 'sweep',
  settings: ['learningRate', 'optimizer'],
};

describe('what the row of a group tells of accuracy', () => {
  it('of repeats is their mean with its interval', () => {
    const runs = [0.96, 0.97, 0.98].map((bn, n) => runOf(n + 1, { seed: n }, { bn, plain: 0.9 }));
    const { bn } = groupFacts(repeats, runs).accuracy;
    expect(bn?.value).toBeCloseTo(0.97);
    // t(0.975, 2) = 4.303, times 0.01 over the root of 3
    expect(bn?.half).toBeCloseTo(0.02484, 4);
    expect(bn?.at).toBeNull();
  });

  it('has no interval from copies of one seed', () => {
    const runs = [1, 2].map((n) => runOf(n, { seed: 4 }, { bn: 0.97, plain: 0.9 }));
    expect(groupFacts(repeats, runs).accuracy.bn).toMatchObject({ value: 0.97, half: null });
  });

  it('of a sweep is the best place of each network, never a mean over all', () => {
    const rates = [
      { rate: 0.001, bn: 0.95, plain: 0.94 },
      { rate: 0.01, bn: 0.976, plain: 0.93 },
      { rate: 10, bn: 0.1, plain: 0.1 },
    ];
    const runs = rates.map(({ rate, ...accuracy }, n) =>
      runOf(n + 1, { learningRate: rate, optimizer: 'sgd' }, accuracy),
    );
    expect(groupFacts(sweep, runs).accuracy).toEqual({
      bn: { value: 0.976, half: null, at: [0.01, 'sgd'] },
      plain: { value: 0.94, half: null, at: [0.001, 'sgd'] },
    });
  });

  it('is nothing where a sweep trains nowhere, or is so old that its settings are not known', () => {
    const lost = [runOf(1, { learningRate: 10 }, { bn: 0.1, plain: 0.1 })];
    expect(groupFacts(sweep, lost).accuracy.bn).toBeNull();
    const old: ExperimentGroup = { id: 'g', name: 'Old', kind: 'sweep' };
    expect(groupFacts(old, [runOf(1, {}, { bn: 0.9, plain: 0.9 })]).accuracy.bn).toBeNull();
  });
});
