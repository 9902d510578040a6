import { resolve } from 'node:path';
import { errorInWords } from '../../../shared/errors/workbenchError.ts';
import { expect, onTestFinished, test } from 'vitest';
import { TrainingWorker } from '../../../main/worker/client.ts';
import { SharedCode } from '../../../main/worker/sharedCode.ts';
import type { FromWorker, ToWorker } from '../../../main/worker/protocol.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { limitThreadHeaps } from '../../support/threadHeaps.ts';

const fixture = (name: string) =>
  resolve(import.meta.dirname, `../../fixtures/workers/${name}.mjs`);

/** Learning rates at which the scripted worker throws, ends or uses up its memory in its second epoch. */
const [THROWS, EXITS, HOARDS] = [11, 12, 17];

const training = (learningRate: number): ToWorker => {
  const config = { ...LAB_CONFIG, epochs: 3, learningRate };
  return {
    kind: 'train',
    request: {
      config,
      data: { kind: 'digits' },
      resumeFrom: null,
      elapsed: 0,
      recordLayers: false,
    },
  };
};

/** A client that says at once that each checkpoint is saved, and what it has received. */
function client(name: string) {
  const worker = new TrainingWorker(fixture(name), {
    threads: 0,
    besideInterface: false,
    code: new SharedCode(null),
  });
  onTestFinished(() => worker.close());
  const received: FromWorker[] = [];
  worker.onMessage((message) => received.push(message));
  const trained = (learningRate: number) =>
    new Promise<FromWorker>((done) => {
      const stop = worker.onMessage((message) => {
        if (message.kind === 'checkpoint') worker.send({ kind: 'checkpointSaved' });
        if (message.kind !== 'finished' && message.kind !== 'failed') return;
        stop();
        done(message);
      });
      worker.send(training(learningRate));
    });
  return { worker, received, trained };
}

const count = (received: FromWorker[], kind: FromWorker['kind']) =>
  received.filter((message) => message.kind === kind).length;

test.each([
  [THROWS, 'the gradient has left the building'],
  [EXITS, 'it ended with code 7'],
  [HOARDS, 'it ran out of memory'],
])(
  'a worker that dies fails the run once, with the reason, and the next one trains',
  async (fate, reason) => {
    limitThreadHeaps(64);
    const { received, worker, trained } = client('scripted');
    const end = await trained(fate);
    expect(end).toMatchObject({ kind: 'failed', error: { code: 'training-failed' } });
    if (end.kind !== 'failed') throw new Error('the run did not fail');
    expect(JSON.stringify(errorInWords(end.error, 'en'))).toContain(reason);
    expect(worker.alive).toBe(false);

    expect(await trained(0.01)).toEqual({ kind: 'finished' });
    expect([
      count(received, 'ready'),
      count(received, 'unusable'),
      count(received, 'failed'),
    ]).toEqual([2, 1, 1]);
  },
);

test('a worker without its native part says why', async () => {
  const { trained } = client('unusable');
  expect(await trained(0.01)).toMatchObject({ kind: 'failed', error: { code: 'native-missing' } });
});

test('a file that is not a worker is reported as a dead worker', async () => {
  const { received, trained } = client('not-there');
  expect(await trained(0.01)).toMatchObject({ kind: 'failed', error: { code: 'training-failed' } });
  expect(count(received, 'unusable')).toBe(1);
});

test('after closing no message arrives', async () => {
  const { worker, received } = client('scripted');
  worker.send(training(0.01));
  await worker.close();
  const before = received.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(received).toHaveLength(before);
  expect(worker.alive).toBe(false);
});
