import { describe, expect, it } from 'vitest';
import {
  CHAPTERS,
  isTerm,
  TERM_NAMES,
  TERMS,
} from '../../../../../renderer/state/glossary/terms.ts';
import { findTerms } from '../../../../../renderer/features/learn/glossary/findTerms.ts';
import { timedLesson } from '../../../../../renderer/features/learn/lesson/lessonPlan.ts';
import {
  isUnderWay,
  newestRun,
  runsOf,
  sameSettings,
  withFreshSeeds,
} from '../../../../../renderer/features/learn/trial/matching.ts';
import { mathTokens } from '../../../../../renderer/features/learn/text/math.ts';
import { formatMeasure } from '../../../../../renderer/features/learn/chapters/parts/numbers.ts';
import { remedyRows } from '../../../../../renderer/features/learn/chapters/parts/remedyRows.ts';
import { plainText, textPieces } from '../../../../../renderer/features/learn/text/richText.ts';
import { en } from '../../../../../renderer/i18n/en/index.ts';
import { ko } from '../../../../../renderer/i18n/ko/index.ts';
import { LAB_CONFIG } from '../../../../../shared/domain/config.ts';
import { presetConfig } from '../../../../../shared/domain/presets.ts';
import { runOf } from './samples.ts';

const GOOD = { bn: 0.9, plain: 0.9 };

describe('a number in a sentence', () => {
  it.each([
    [4312, '4,300'],
    [3.1415, '3.1'],
    [0.0412, '0.041'],
    [-2.5, '−2.5'],
    [2.5e-9, '2.5 × 10⁻⁹'],
    [51_000_000, '5.1 × 10⁷'],
    [0, '0'],
    [Infinity, '∞'],
    [null, '–'],
  ])('%s is %s', (value, text) => {
    expect(formatMeasure(value)).toBe(text);
  });
});

describe('the run a text speaks of', () => {
  it('is the newest that is whole or under way, of this machine', () => {
    const [old, imported, cut, fresh] = [1, 2, 3, 4].map((n) => runOf(n, {}, GOOD));
    if (!old || !imported || !cut || !fresh) throw new Error('four runs were made');
    const origin = { kind: 'csv', source: 'x', importedAt: '2026-01-01T00:00:00.000Z' } as const;
    const others = [
      { ...imported, origin },
      { ...cut, status: 'stopped' as const, summary: { ...cut.summary, epochsDone: 1 } },
    ];
    expect(newestRun([...others, old], () => true)?.id).toBe(old.id);
    const waiting = { ...fresh, status: 'queued' as const };
    expect(newestRun([waiting, old], () => true)).toBe(waiting);
    expect(isUnderWay(waiting)).toBe(true);
    expect(newestRun([old], ({ config }) => config.epochs === 99)).toBeNull();
  });

  it('is known by its settings, whatever its seed', () => {
    expect(sameSettings(LAB_CONFIG, { ...LAB_CONFIG, seed: 9, hiddenSizes: [32, 32] })).toBe(true);
    expect(sameSettings(LAB_CONFIG, { ...LAB_CONFIG, hiddenSizes: [32, 31] })).toBe(false);
    expect(sameSettings(LAB_CONFIG, { ...LAB_CONFIG, batchNormMomentum: 0.2 })).toBe(false);
  });

  it('is no run of other settings, however like them: one of two epochs says nothing of ten', () => {
    const [two, ten, later] = [{ epochs: 2 }, {}, { seed: 7 }].map((changes, n) =>
      runOf(n + 1, changes, GOOD),
    );
    const all = [two, ten, later].flatMap((run) => run ?? []);
    expect(runsOf(all, LAB_CONFIG)).toEqual([later, ten]);
    expect(runsOf(all, { ...LAB_CONFIG, epochs: 2 })).toEqual([two]);
  });

  it('is run again with seeds it was not run with', () => {
    const seeds = (count: number, ...used: number[]) =>
      withFreshSeeds(
        used.map((seed, index) => runOf(index + 1, { seed }, GOOD)),
        LAB_CONFIG,
        count,
      ).map(({ seed }) => seed);
    expect(seeds(1)).toEqual([1]);
    expect(seeds(2, 1)).toEqual([2, 3]);
    expect(seeds(1, 1, 5)).toEqual([6]);
  });
});

describe('the remedies', () => {
  it('are each a change of the sick network, and all of them fit each other', () => {
    const rows = remedyRows(presetConfig('vanishing'));
    expect(rows.map(({ name }) => name)).toEqual([
      'none',
      'activation',
      'initialization',
      'learningRate',
      'all',
    ]);
    expect(rows.at(-1)?.config).toMatchObject({
      activation: 'relu',
      initialization: 'he',
      learningRate: 0.001,
    });
  });

  it('leave out what the network has already', () => {
    expect(remedyRows(LAB_CONFIG).map(({ name }) => name)).not.toContain('activation');
  });
});

describe('a text', () => {
  it('has stress, variables and ways to the glossary', () => {
    expect(textPieces('A [loss](loss) of *3* and _x_.')).toEqual([
      { kind: 'plain', text: 'A ' },
      { kind: 'term', text: 'loss', term: 'loss' },
      { kind: 'plain', text: ' of ' },
      { kind: 'strong', text: '3' },
      { kind: 'plain', text: ' and ' },
      { kind: 'variable', text: 'x' },
      { kind: 'plain', text: '.' },
    ]);
    expect(plainText('A [loss](loss) of *3*.')).toBe('A loss of 3.');
  });

  it('has in a formula names, numbers and signs', () => {
    expect(mathTokens('x = ∂L · Var − 12')).toEqual([
      { element: 'mi', text: 'x' },
      { element: 'mo', text: '=' },
      { element: 'mo', text: '∂' },
      { element: 'mi', text: 'L' },
      { element: 'mo', text: '·' },
      { element: 'mi', text: 'Var' },
      { element: 'mo', text: '−' },
      { element: 'mn', text: '12' },
    ]);
  });
});

/** Every text below `tree`. */
function textsIn(tree: object): string[] {
  return Object.values(tree).flatMap((value: string | object) =>
    typeof value === 'string' ? [value] : textsIn(value),
  );
}

describe('the glossary', () => {
  it.each([
    ['English', en.learn],
    ['Korean', ko.learn],
  ])('has every term the %s texts link to', (_language, texts) => {
    const linked = textsIn(texts).flatMap((text) =>
      [...text.matchAll(/\]\((\w+)\)/g)].map((match) => match[1]),
    );
    expect(linked.length).toBeGreaterThan(20);
    expect(linked.filter((term) => !isTerm(term))).toEqual([]);
  });

  it('leads from term to term and back to chapters that exist', () => {
    for (const name of TERM_NAMES) {
      expect(
        TERMS[name].also.filter((other) => !isTerm(other)),
        name,
      ).toEqual([]);
      expect(
        TERMS[name].chapters.filter((each) => !CHAPTERS.includes(each)),
        name,
      ).toEqual([]);
      expect(TERMS[name].also, name).not.toContain(name);
    }
  });

  it('finds a term by its name first, then by what is said of it', () => {
    const entries = [
      { id: 'a', name: 'Epoch', text: 'One pass through the training set.' },
      { id: 'b', name: 'Step', text: 'Many of them are an epoch.' },
      { id: 'c', name: 'Seed', text: 'Chance.' },
    ];
    expect(findTerms(entries, 'EPOCH', 'en').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(findTerms(entries, '', 'en').map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(findTerms(entries, 'training pass', 'en').map(({ id }) => id)).toEqual(['a']);
  });
});

describe('the lesson', () => {
  it('lasts 50 minutes without a gap and has every chapter', () => {
    const parts = timedLesson();
    expect(parts.at(-1)?.to).toBe(50);
    for (const [index, part] of parts.entries()) {
      expect(part.from).toBe(parts[index - 1]?.to ?? 0);
    }
    expect(parts.flatMap(({ chapters }) => chapters).sort()).toEqual([...CHAPTERS].sort());
  });
});
