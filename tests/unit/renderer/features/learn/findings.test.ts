import { describe, expect, it } from 'vitest';
import {
  gradientFindings,
  gradientForecast,
} from '../../../../../renderer/features/learn/findings/gradients.ts';
import { learnedFindings } from '../../../../../renderer/features/learn/findings/learned.ts';
import { rateFindings } from '../../../../../renderer/features/learn/findings/reasons.ts';
import {
  rateFinding,
  startFindings,
} from '../../../../../renderer/features/learn/findings/lesson.ts';
import { remedyFindings } from '../../../../../renderer/features/learn/findings/remedies.ts';
import { shiftFindings } from '../../../../../renderer/features/learn/findings/shift.ts';
import { LAB_CONFIG } from '../../../../../shared/domain/config.ts';
import { presetConfig } from '../../../../../shared/domain/presets.ts';
import { generatedRecord } from '../../../../support/generatedExperiments.ts';
import type { EpochMetrics } from '../../../../../shared/domain/metrics.ts';
import { healthOf, keysOf, paramsOf, runOf } from './samples.ts';

describe('what is said of gradients', () => {
  const vanished = healthOf(
    0,
    { gradients: [0.2, 0.2, 0.62] },
    { gradients: [0.0001, 0.01, 0.43] },
  );

  it('holds the reader’s own ratios', () => {
    const run = runOf(1, { optimizer: 'sgd' }, { bn: 0.9, plain: 0.11 });
    const findings = gradientFindings(run, [vanished]);
    expect(keysOf(findings)).toEqual([
      'gradients.plain.vanishing',
      'gradients.bn.steady',
      'learned.bnOnly.guessing',
    ]);
    expect(paramsOf(findings, 'gradients.plain.vanishing')?.['ratio']).toBe('4,300');
    expect(paramsOf(findings, 'gradients.bn.steady')?.['ratio']).toBe('3.1');
  });

  it('does not hide that the network learned all the same, and blames Adam only where it was Adam', () => {
    const said = (optimizer: 'adam' | 'sgd') =>
      keysOf(gradientFindings(runOf(1, { optimizer }, { bn: 0.9, plain: 0.7 }), [vanished]));
    expect(said('adam')).toContain('gradients.despiteAdam');
    expect(said('sgd')).toContain('gradients.despite');
  });

  it('says so where nothing was wrong, or BN did not help', () => {
    const run = runOf(1, {}, { bn: 0.9, plain: 0.9 });
    expect(keysOf(gradientFindings(run, [healthOf(0, {}, {})]))).toContain('gradients.noTrouble');
    const both = healthOf(0, { gradients: [500, 3] }, { gradients: [null, 3] });
    expect(keysOf(gradientFindings(run, [both]))).toEqual([
      'gradients.plain.overflow',
      'gradients.bn.exploding',
      'gradients.bnToo',
      'learned.both',
    ]);
  });

  it('is nothing before anything was measured', () => {
    expect(gradientFindings(runOf(1, {}, { bn: 1, plain: 1 }), [])).toEqual([]);
  });

  it('forecasts from the settings alone', () => {
    expect(gradientForecast(presetConfig('vanishing')).key).toBe(
      'learn.gradients.forecast.shrinks',
    );
    expect(gradientForecast(presetConfig('exploding')).key).toBe('learn.gradients.forecast.grows');
    const kept = { ...LAB_CONFIG, initialization: 'he' as const };
    expect(gradientForecast(kept).key).toBe('learn.gradients.forecast.keeps');
    expect(gradientForecast({ ...LAB_CONFIG, hiddenSizes: [32] }).key).toBe(
      'learn.gradients.forecast.none',
    );
  });
});

describe('what is said of learning', () => {
  it.each([
    ['both', { bn: 0.9, plain: 0.8 }],
    ['bnOnly.guessing', { bn: 0.9, plain: 0.11 }],
    // A quarter right is far from learned, and yet no guessing.
    ['bnOnly.little', { bn: 0.9, plain: 0.25 }],
    ['plainOnly.guessing', { bn: 0.1, plain: 0.8 }],
    ['plainOnly.little', { bn: 0.2, plain: 0.8 }],
    ['neither.guessing', { bn: 0.1, plain: 0.1135 }],
    ['neither.little', { bn: 0.25, plain: 0.1 }],
  ])('is %s', (key, accuracy) => {
    expect(keysOf(learnedFindings(runOf(1, {}, accuracy)))).toEqual([`learned.${key}`]);
  });

  it('names the step at which a network was lost', () => {
    const run = runOf(1, {}, { bn: 0.9, plain: 0.1 }, { bn: null, plain: 3 });
    expect(paramsOf(learnedFindings(run), 'learned.plainDiverged')?.['step']).toBe(3);
  });
});

describe('what is said of the remedies', () => {
  const row = (id: string, plain: number, bn = 0.9) => ({
    id,
    label: id,
    run: runOf(1, {}, { bn, plain }),
  });

  it('sorts them by what they did, and names no winner of a tie', () => {
    const findings = remedyFindings([
      row('none', 0.11),
      row('activation', 0.87),
      row('learningRate', 0.112),
      row('initialization', 0.05),
      row('all', 0.905),
    ]);
    expect(keysOf(findings)).toEqual([
      'remedies.base.stuck',
      'remedies.helped',
      'remedies.useless',
      'remedies.hurt',
      'remedies.bnAlike',
    ]);
    expect(paramsOf(findings, 'remedies.helped')?.['list']).toBe(
      'activation (87.00%), all (90.50%)',
    );
  });

  it('admits that the remedies did better, or that nothing was wrong', () => {
    expect(keysOf(remedyFindings([row('none', 0.5), row('all', 0.97)]))).toEqual([
      'remedies.base.behind',
      'remedies.helped',
      'remedies.bnBelow',
    ]);
    expect(keysOf(remedyFindings([row('none', 0.895)]))).toEqual([
      'remedies.base.fine',
      'remedies.noneTried',
      'remedies.bnAlike',
    ]);
  });

  it('does not call a quarter right stuck', () => {
    expect(keysOf(remedyFindings([row('none', 0.25)]))[0]).toBe('remedies.base.hardly');
  });

  it('waits for the untreated network', () => {
    expect(remedyFindings([{ id: 'none', label: '', run: null }, row('all', 0.9)])).toEqual([]);
  });
});

describe('what is said of internal covariate shift', () => {
  const start = [-2, -1, 0, 1, 2];
  const by = (distance: number) => start.map((value) => value + distance);
  const moved = (bn: number, plain: number) => [
    healthOf(0, { quantiles: [start] }, { quantiles: [start] }),
    healthOf(9, { quantiles: [by(bn)] }, { quantiles: [by(plain)] }),
  ];
  const better = runOf(1, { batchNormPlacement: 'after' }, { bn: 0.95, plain: 0.9 });

  it.each([
    ['bnLess', 1, 10, 'together'],
    ['bnMore', 10, 1, 'apart'],
    ['alike', 10, 10, 'apart'],
  ])('is %s', (kind, bn, plain, beside) => {
    expect(keysOf(shiftFindings(better, moved(bn, plain)))).toEqual([
      `shift.moved.${kind}`,
      `shift.${beside}`,
      'shift.placed.after',
    ]);
  });

  it('says so when less shift brought no accuracy', () => {
    const worse = runOf(1, {}, { bn: 0.8, plain: 0.9 });
    expect(keysOf(shiftFindings(worse, moved(1, 10)))).toContain('shift.notBetter');
  });

  it('does not guess', () => {
    const lost = [moved(1, 1)[0], healthOf(9, { quantiles: [[]] }, { quantiles: [by(1)] })];
    expect(
      keysOf(
        shiftFindings(
          better,
          lost.flatMap((line) => line ?? []),
        ),
      ),
    ).toEqual(['shift.unknown']);
    expect(shiftFindings(better, moved(1, 1).slice(0, 1))).toEqual([]);
  });
});

describe('what is said of learning rates', () => {
  const row = (rate: number, bn: number, plain: number) => ({
    rate,
    run: runOf(1, { learningRate: rate }, { bn, plain }),
  });

  it('compares the largest rate each network bore', () => {
    const findings = rateFindings([row(0.1, 0.9, 0.9), row(1, 0.9, 0.4), row(3, 0.8, 0.1)]);
    expect(keysOf(findings)).toEqual(['reasons.range.bn', 'reasons.range.plain', 'reasons.wider']);
    expect(paramsOf(findings, 'reasons.wider')?.['factor']).toBe('3');
  });

  it('says so when BN bore less, or as much, or none learned', () => {
    const said = (...rows: ReturnType<typeof row>[]) => keysOf(rateFindings(rows));
    expect(said(row(0.1, 0.9, 0.9), row(1, 0.1, 0.9))).toContain('reasons.narrower');
    expect(said(row(0.1, 0.9, 0.9), row(1, 0.9, 0.9))).toContain('reasons.same');
    expect(said(row(0.1, 0.9, 0.1), row(1, 0.9, 0.1))).toEqual([
      'reasons.range.bn',
      'reasons.none.plain',
    ]);
    expect(said(row(0.1, 0.1, 0.1), row(1, 0.1, 0.1))).toEqual(['reasons.neither']);
  });

  it('waits for two rates', () => {
    expect(rateFindings([row(0.1, 0.9, 0.9), { rate: 1, run: null }])).toEqual([]);
  });
});

describe('what a class has seen', () => {
  /** A run of three epochs with these validation losses, and these accuracies after the first. */
  function seen(bn: number[], plain: number[], accuracy = { bn: 0.95, plain: 0.9 }) {
    const record = generatedRecord(runOf(1, { epochs: 3 }, { bn: 0.9, plain: 0.9 }));
    const epochs = record.metrics.filter((line): line is EpochMetrics => line.kind === 'epoch');
    const metrics = epochs.slice(0, 3).map((epoch, at) => ({
      ...epoch,
      epoch: at + 1,
      valid: {
        bn: { loss: bn[at] ?? 0, accuracy: accuracy.bn },
        plain: { loss: plain[at] ?? 0, accuracy: accuracy.plain },
      },
    }));
    return startFindings({ metrics });
  }
  const falls = [0.3, 0.2, 0.1];
  const rises = [0.3, 0.1, 0.2];

  it.each([
    ['neither', falls, falls],
    ['plain', falls, rises],
    ['bn', rises, falls],
    ['both', rises, rises],
  ])('names whose validation loss rose: %s', (whose, bn, plain) => {
    expect(keysOf(seen(bn, plain))[1]).toBe(`lesson.seen.rises.${whose}`);
  });

  it('says from where to where the loss rose', () => {
    expect(paramsOf(seen(falls, rises), 'lesson.seen.rises.plain')).toEqual({
      epoch: 2,
      best: '0.10000',
      last: '0.20000',
    });
  });

  it.each([
    ['bn', { bn: 0.95, plain: 0.9 }],
    ['plain', { bn: 0.9, plain: 0.95 }],
    // The same as they are read, whatever comes after the last digit shown.
    ['alike', { bn: 0.95001, plain: 0.95002 }],
  ])('names who was ahead after the first epoch: %s', (who, accuracy) => {
    expect(keysOf(seen(falls, falls, accuracy))[0]).toBe(`lesson.seen.first.${who}`);
  });

  it.each([
    ['helped', 0.5],
    ['useless', 0.201],
    ['hurt', 0.1],
  ])('says that a smaller learning rate %s when it did', (effect, after) => {
    const row = (id: string, plain: number) => ({
      id,
      label: id,
      run: runOf(1, {}, { bn: 0.9, plain }),
    });
    expect(keysOf(rateFinding([row('none', 0.2), row('learningRate', after)]))).toEqual([
      `lesson.seen.rate.${effect}`,
    ]);
  });

  it('is nothing before it was run', () => {
    expect(startFindings({ metrics: [] })).toEqual([]);
    expect(rateFinding([{ id: 'none', label: '', run: null }])).toEqual([]);
  });
});
