import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '../../shared/domain/checkpoint.ts';
import { experimentSchema } from '../../shared/domain/experiment.ts';
import type { Experiment } from '../../shared/domain/experiment.ts';
import { metricsLineSchema, timingSchema } from '../../shared/domain/metrics.ts';
import type { z } from '../../shared/domain/schema.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { Store } from '../experiments/store.ts';

/**
 * Copies the finished run in `folder`, which is as the store keeps one, into the store, under an id
 * of its own.
 * @throws {WorkbenchError} `experiment-missing` where no sample came with the program, or what the
 *   store refuses; nothing is added then.
 */
export async function addSampleRun(folder: string | null, store: Store): Promise<Experiment> {
  const read = (name: string) => readFile(join(folder ?? '', name), 'utf8');
  const described = folder === null ? null : await read('experiment.json').catch(() => null);
  if (folder === null || described === null) throw noSample();
  const sample = experimentSchema.parse(JSON.parse(described));
  const id = await store.newId();
  // Until all of it is there it is no finished run.
  const begun = { ...sample, id, checkpoints: [], artefacts: {}, status: 'interrupted' as const };
  await store.create(begun);
  try {
    await store.appendMetrics(id, parsedLines(metricsLineSchema, await read('metrics.jsonl')));
    await store.appendTimings(id, parsedLines(timingSchema, await read('timings.jsonl')));
    await store.appendLog(id, linesOf(await read('log.txt')));
    for (const epoch of sample.checkpoints) {
      await store.saveCheckpoint(id, await readCheckpoint(folder, epoch));
    }
    await store.update(id, { status: sample.status });
    return await store.finish(id);
  } catch (error) {
    await store.delete(id).catch(() => undefined);
    throw error;
  }
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

function parsedLines<T extends z.ZodType>(schema: T, text: string): z.infer<T>[] {
  return linesOf(text).map((line) => schema.parse(JSON.parse(line)));
}

async function readCheckpoint(folder: string, epoch: number): Promise<Checkpoint> {
  const root = join(folder, 'checkpoints', `epoch-${String(epoch).padStart(3, '0')}`);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path) => ({
    path: path.slice(root.length + 1).replaceAll('\\', '/'),
    bytes: await readFile(path),
  }));
  return { epoch, files: await Promise.all(files) };
}

function noSample(): WorkbenchError {
  return new WorkbenchError(
    'experiment-missing',
    'No sample run came with this copy of the workbench.',
    'Train a run of your own: the lab takes a few seconds.',
    { params: { id: 'sample' } },
  );
}
