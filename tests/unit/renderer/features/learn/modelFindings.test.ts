import { describe, expect, it } from 'vitest';
import {
  unitMoments,
  stepFindings,
} from '../../../../../renderer/features/learn/findings/algorithm.ts';
import { labFindings } from '../../../../../renderer/features/learn/findings/lab.ts';
import {
  matesFindings,
  momentumFindings,
} from '../../../../../renderer/features/learn/findings/modes.ts';
import type {
  Batchmates,
  MomentumReplay,
  UnitSteps,
} from '../../../../../shared/domain/inspection.ts';
import { REPORT_TEXTS } from '../../../../../shared/report/reportTexts.ts';
import { generatedRecord } from '../../../../support/generatedExperiments.ts';
import { keysOf, paramsOf, runOf } from './samples.ts';

describe('what is said of the four steps', () => {
  const stepsOf = (input: number[], epsilon = 1e-5): UnitSteps => {
    const { mean, variance } = unitMoments(input) ?? { mean: 0, variance: 0 };
    const normalized = input.map((x) => (x - mean) / Math.sqrt(variance + epsilon));
    const output = normalized.map((x) => 2 * x + 0.5);
    const labels = input.map(() => 7);
    const [gamma, beta] = [input.map(() => 2), input.map(() => 0.5)];
    const numbers = { input, mean, variance, epsilon, normalized, gamma, beta, output };
    return { labels, firstUnit: null, isCentered: true, ...numbers };
  };

  it('is measured from the numbers that came out', () => {
    const findings = stepFindings(stepsOf([2, 4, 6]));
    expect(paramsOf(findings, 'algorithm.before')).toEqual({
      m: 3,
      mean: '4.0000',
      deviation: '1.6330',
    });
    expect(paramsOf(findings, 'algorithm.normalized')).toEqual({
      mean: '0.0000',
      variance: '1.0000',
    });
    expect(paramsOf(findings, 'algorithm.scaled')).toMatchObject({
      mean: '0.5000',
      deviation: '2.0000',
    });
  });

  it('notices a batch of two, and an epsilon that shows', () => {
    expect(keysOf(stepFindings(stepsOf([1, 9])))).toContain('algorithm.pair');
    expect(keysOf(stepFindings(stepsOf([1, 1.001, 1.002])))).toContain('algorithm.epsilonShows');
  });

  it('says nothing about missing numbers', () => {
    expect(keysOf(stepFindings({ ...stepsOf([1, 2, 3]), normalized: [1, null, 2] }))).toEqual([
      'algorithm.notFinite',
    ]);
  });
});

describe('what is said of the modes', () => {
  const matesOf = (train: number[], spread: { train: number; eval: number }): Batchmates => ({
    subject: { split: 'valid', indices: [0], labels: [7], images: '' },
    rounds: train.map((digit) => ({
      labels: [],
      logits: { train: [], eval: [] },
      prediction: { train: digit, eval: 7 },
    })),
    spread,
    plain: { logits: [], prediction: 7 },
  });

  it('counts the answers', () => {
    const findings = matesFindings(matesOf([7, 7, 2], { train: 3.14159, eval: 1e-6 }));
    expect(keysOf(findings)).toEqual(['modes.trainMoves', 'modes.flips', 'modes.evalStill']);
    expect(paramsOf(findings, 'modes.flips')).toEqual({ list: '7 (2), 2 (1)', count: 2 });
    expect(paramsOf(findings, 'modes.trainMoves')).toEqual({ rounds: 3, spread: '3.1' });
  });

  it('does not claim what did not happen', () => {
    expect(keysOf(matesFindings(matesOf([7, 7], { train: 1e-7, eval: 0.2 })))).toEqual([
      'modes.trainStill',
      'modes.noFlip',
      'modes.evalMoves',
    ]);
  });

  const replay = (momentum: number, accuracy: number): MomentumReplay => {
    const evaluation = { loss: 1, accuracy };
    const valid = { bn: evaluation, plain: evaluation };
    return { momentum, batches: 800, every: 1, running: [], valid };
  };

  it('says which momentum would have cost accuracy', () => {
    const said = (...replays: MomentumReplay[]) => keysOf(momentumFindings(replays));
    expect(said(replay(0.001, 0.3), replay(0.1, 0.95))).toEqual(['modes.momentumLow']);
    expect(said(replay(0.1, 0.95), replay(1, 0.9))).toEqual(['modes.momentumHigh']);
    expect(said(replay(0.1, 0.95), replay(1, 0.951))).toEqual(['modes.momentumSame']);
    expect(said(replay(0.1, 0.95))).toEqual([]);
  });
});

describe('what is said of the lab', () => {
  const record = (seed: number) =>
    generatedRecord(runOf(seed, { seed }, { bn: 0.97, plain: 0.95 }));

  it('names no winner from one seed, and judges several', () => {
    const sentence = (runs: ReturnType<typeof record>[]) =>
      String(paramsOf(labFindings(runs, REPORT_TEXTS.en), 'lab.verdict.accuracy')?.['sentence']);
    const one = labFindings([record(1)], REPORT_TEXTS.en);
    expect(paramsOf(one, 'lab.seeds')?.['count']).toBe(1);
    expect(sentence([record(1)])).toMatch(/one seed/i);
    expect(sentence([record(1), record(2), record(3)])).not.toMatch(/one seed/i);
  });

  it('names the epoch from which the valid loss rose, for the network it rose in', () => {
    const flat = record(1);
    const rising = {
      ...flat,
      metrics: flat.metrics.map((line) =>
        line.kind === 'epoch'
          ? {
              ...line,
              valid: {
                ...line.valid,
                plain: { ...line.valid.plain, loss: 0.2 + 0.01 * (line.epoch - 4) ** 2 },
              },
            }
          : line,
      ),
    };
    const findings = labFindings([rising], REPORT_TEXTS.en);
    expect(paramsOf(findings, 'lab.overfits.plain')?.['epoch']).toBe(4);
    expect(keysOf(findings)).not.toContain('lab.overfits.bn');
    expect(keysOf(findings)).not.toContain('lab.overfits.neither');
  });
});
