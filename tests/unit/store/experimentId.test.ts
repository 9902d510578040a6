import { describe, expect, test } from 'vitest';
import { newExperimentId } from '../../../main/store/experiments/experimentId.ts';
import { experimentIdSchema } from '../../../shared/domain/experiment.ts';

const NOON = new Date('2026-11-02T12:00:00.500Z');

describe('a new id', () => {
  test('has the time of creation, in UTC', () => {
    const id = newExperimentId([], NOON);
    expect(id).toMatch(/^20261102-120000-/);
    expect(experimentIdSchema.safeParse(id).success).toBe(true);
  });

  test('is greater than all before within one second', () => {
    const ids: string[] = [];
    for (let count = 0; count < 500; count++) ids.push(newExperimentId(ids, NOON));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toMatch(/^20261102-120000-/);
  });

  test('does not go back when the clock does', () => {
    const before = newExperimentId([], NOON);
    const after = newExperimentId([before], new Date('2020-01-01T00:00:00Z'));
    expect(after > before).toBe(true);
    expect(after).toMatch(/^20261102-120000-/);
  });

  test('goes to the next second when one is used up, over the end of a year too', () => {
    const last = '20261231-235959-zzzzzz';
    expect(newExperimentId([last], NOON)).toMatch(/^20270101-000000-/);
  });

  test('ignores other names, and names after which no time is left', () => {
    const names = ['trash', 'zzz', '99991231-235959-zzzzzz', '20261102-115959-aaaaaa'];
    expect(newExperimentId(names, NOON)).toMatch(/^20261102-120000-/);
  });

  test('is greater than one whose digits make no date', () => {
    const odd = '20269999-999999-zzzzzz';
    const id = newExperimentId([odd], NOON);
    expect(id > odd).toBe(true);
    expect(experimentIdSchema.safeParse(id).success).toBe(true);
  });
});
