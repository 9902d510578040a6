import { expect, test } from 'vitest';
import { decodePlan, encodePlan } from '../../../../main/workbench/jobs/planFile.ts';
import { jobNumbersText } from '../../../../shared/domain/plan.ts';
import type { Plan } from '../../../../shared/domain/plan.ts';
import { freshFolder } from '../../../support/freshFolder.ts';
import { benchIn } from '../scriptedWorkbench.ts';
import { planOf } from './plannedJobs.ts';

const plan = async (): Promise<Plan> => planOf(await benchIn(await freshFolder()));
const decode = (text: string): Plan => decodePlan(Buffer.from(text));

test('a plan is read back unchanged, also with other white space', async () => {
  const written = await plan();
  const text = encodePlan(written);
  expect(decode(text)).toEqual(written);
  expect(decode(text.replaceAll('\n', '\r\n'))).toEqual(written);
  expect(decode(JSON.stringify(JSON.parse(text)))).toEqual(written);
});

test('a plan in which anything was changed is refused', async () => {
  const text = encodePlan(await plan());
  const changes: [string | RegExp, string][] = [
    ['"learningRate": 0.01', '"learningRate": 0.1'],
    ['"batchSize": 16', '"batchSize": 1'],
    ['"job": 1', '"job": 2'],
    ['"name": "batches"', '"name": "other"'],
    ['"tags": [', '"more": 1, "tags": ['],
    ['"recordLayers": true', '"recordLayers": false'],
    [/"digest": "."?/, '"digest": "'],
    [/,\s+"digest": "\w+"/, ''],
  ];
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(() => decode(changed), String(from)).toThrow('it was changed after it was made');
  }
});

test('a plan of a later version says so, whatever else is in it', () => {
  const later = { format: 'batchnorm-workbench-plan', version: 2, runs: 'elsewhere' };
  expect(() => decode(JSON.stringify(later))).toThrow('made by a newer version');
});

test.each(['', '{', '[]', 'null', '{"format":"other","version":1}', '\0\u0001'])(
  'what is no plan is refused as such: %j',
  (text) => {
    expect(() => decode(text)).toThrow('it is not a plan of the workbench');
  },
);

test('job numbers are written as schedulers take them', () => {
  expect(jobNumbersText([])).toBe('');
  expect(jobNumbersText([3])).toBe('3');
  expect(jobNumbersText([0, 1, 3, 7, 8, 9])).toBe('0-1,3,7-9');
});
