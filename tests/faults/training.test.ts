import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import { TrainingThread } from '../../main/workbench/runs/trainingThread.ts';
import { Engines } from '../../main/workbench/runs/engines.ts';
import { EventHub } from '../../main/workbench/eventHub.ts';
import { RunQueue } from '../../main/workbench/runs/runQueue.ts';
import { TrainingWorker } from '../../main/worker/client.ts';
import { SharedCode } from '../../main/worker/sharedCode.ts';
import type { ToWorker } from '../../main/worker/protocol.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { experimentCalled, FIRST } from '../unit/store/samples.ts';
import { fixtureWorker } from '../unit/workbench/scriptedWorkbench.ts';
import { strikeWith } from './support/faultyFileSystem.ts';
import type { Fault } from './support/faultyFileSystem.ts';
import { diskWith, errorOf, faultyCopy } from './support/filledDisk.ts';
import { UNFLUSHED } from './support/modelDisk.ts';
import { errorInWords } from '../../shared/errors/workbenchError.ts';
import type { ModelDisk } from './support/modelDisk.ts';

/** A real thread that speaks the worker's protocol; what is tried is what becomes of its news on the disk. */
class HeardWorker extends TrainingWorker {
  readonly told: ToWorker['kind'][] = [];

  override send(message: ToWorker): void {
    this.told.push(message.kind);
    super.send(message);
  }
}

const worker = new HeardWorker(fixtureWorker('scripted'), {
  threads: 0,
  besideInterface: false,
  code: new SharedCode(null),
});
const engine = new TrainingThread(worker, () => undefined);
const engines = new Engines(engine, () => engine);
const QUEUED = { id: FIRST, work: 1, memory: { thread: 0, run: 0 } };

let queued: ModelDisk;
let whole: Awaited<ReturnType<typeof runIn>>;

beforeAll(async () => {
  const config = { ...LAB_CONFIG, dataset: 'digits', epochs: 2 };
  queued = await diskWith((store) =>
    store.create(experimentCalled(FIRST, { config, status: 'queued' })),
  );
  const { store, files } = await opened(queued);
  const { end } = trainer(store);
  expect(await end()).toMatchObject({ name: 'run:finished' });
  expect(files.count).toBeGreaterThan(100);
  whole = await runIn(store);
});

afterAll(() => worker.close());

async function opened(original: ModelDisk) {
  const { disk, files } = faultyCopy(original);
  await disk.remove('/store/lock');
  const store = await openStore('/store', { fileSystem: files });
  files.arm(null);
  return { disk, files, store };
}

/** The queue on a store, with its one run put in. */
function trainer(store: Store) {
  const hub = new EventHub();
  const queue = new RunQueue({
    ...{ engines, hub },
    atOnce: () => 1,
    freeMemory: () => Infinity,
    openStore: () => Promise.resolve(store),
    locate: () => Promise.resolve({ kind: 'digits' }),
    recordsLayers: () => true,
  });
  const received: WorkbenchEvent[] = [];
  let wake: () => void = () => undefined;
  hub.subscribe((event) => {
    if (event.name === 'run:finished' || event.name === 'run:failed') received.push(event);
    wake();
  });
  /** How the run ended, or why it stands still. */
  const end = async () => {
    for (;;) {
      const event = received.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  queue.add([QUEUED]);
  return { queue, end };
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All there is of the run, its files by their digests. */
async function runIn(store: Store) {
  const { experiment, notices } = await store.load(FIRST);
  const files = (await store.files(FIRST)).map(({ path, bytes }) => [path, digestOf(bytes)]);
  return { experiment, notices, files: files.sort() };
}

/** Without what tells when something happened. */
function timeless({ experiment, notices, files }: Awaited<ReturnType<typeof runIn>>) {
  const { summary, artefacts, ...rest } = experiment;
  const isTimeless = ([path]: string[]) => path !== 'timings.jsonl';
  return {
    experiment: { ...rest, summary: { ...summary, seconds: 0 } },
    artefacts: Object.entries(artefacts).filter(isTimeless),
    files: files.filter(isTimeless),
    notices,
  };
}

const FAULTS: Record<string, Omit<Fault, 'at'>> = {
  'an I/O error': { lasts: 'once', short: false, strike: strikeWith('EIO') },
  'a disk that stays full': { lasts: 'forever', short: true, strike: strikeWith('ENOSPC') },
  'an unplugged disk': { lasts: 'forever', short: false, strike: strikeWith('ENODEV') },
};

describe('a run in training', () => {
  test.each(Object.entries(FAULTS))(
    'that meets %s waits with all of it in memory, and ends with the same bytes',
    async (_, fault) => {
      let waited = 0;
      for (let at = 1; ; at++) {
        const { files, store } = await opened(queued);
        files.arm({ ...fault, at });
        const { queue, end } = trainer(store);
        const first = await end();
        const struck = files.count >= at;
        files.arm(null);
        if (first.name === 'run:failed') {
          if (first.payload.canRetry) {
            waited++;
            expect(first.payload.error).toMatchObject({ code: 'store-write-failed' });
            const { nextStep } = errorInWords(first.payload.error, 'en');
            expect(nextStep).toContain('ry again');
            expect(queue.state.active).toMatchObject([
              { id: FIRST, status: 'paused', problem: first.payload.error },
            ]);
            await queue.resume(FIRST);
          } else {
            // Before its first step there is nothing to wait with: it ends, and can be queued again.
            expect(queue.state.active).toEqual([]);
            await store.update(FIRST, { status: 'queued', reason: '' });
            queue.add([QUEUED]);
          }
          expect(await end()).toMatchObject({ name: 'run:finished' });
        }
        expect(await runIn(store), `operation ${at}`).toEqual(whole);
        await store.close();
        if (!struck) break;
      }
      expect(waited).toBeGreaterThan(50);
    },
  );

  test('pauses when it cannot be written, instead of filling the memory', async () => {
    for (let at = 1; ; at++) {
      const { files, store } = await opened(queued);
      files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('ENOSPC') });
      worker.told.length = 0;
      const { queue, end } = trainer(store);
      const first = await end();
      // Before its first step it does not wait, but ends.
      if (first.name === 'run:failed' && !first.payload.canRetry) continue;
      expect(worker.told).toEqual(['train', 'pause']);
      files.arm(null);
      await queue.resume(FIRST);
      expect(await end()).toMatchObject({ name: 'run:finished' });
      expect(worker.told.slice(0, 3)).toEqual(['train', 'pause', 'resume']);
      break;
    }
  });

  test('that a power failure ends can be continued, to the same bytes', async () => {
    const { files, store } = await opened(queued);
    expect(await trainer(store).end()).toMatchObject({ name: 'run:finished' });
    const operations = files.count;
    // Not each of them: each is followed by whole trainings. The store's own tests try every one.
    for (let at = 1; at <= operations; at += 5) {
      const cut = await opened(queued);
      cut.files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('EIO') });
      const { queue, end } = trainer(cut.store);
      await end();
      if (queue.state.active.length > 0) await errorOf(queue.close(0));
      for (const unflushed of UNFLUSHED) {
        for (const names of new Set([0, cut.disk.pending])) {
          const left = await opened(cut.disk.afterPowerLoss(names, unflushed));
          const { experiments, damaged } = await left.store.list();
          expect(damaged).toEqual([]);
          expect(experiments.map(({ id }) => id)).toEqual([FIRST]);
          if (experiments[0]?.status !== 'finished') {
            await left.store.update(FIRST, { status: 'queued', reason: '' });
            const again = trainer(left.store);
            expect(await again.end()).toMatchObject({ name: 'run:finished' });
          }
          const seen = timeless(await runIn(left.store));
          expect(seen, `operation ${at}, ${unflushed}`).toEqual(timeless(whole));
        }
      }
    }
  });
});
