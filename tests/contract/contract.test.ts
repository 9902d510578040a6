import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { EventName, WorkbenchEvent } from '../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { CONNECTIONS } from './connections.ts';
import type { Connection } from './connections.ts';

const EPOCHS = 2;
const SMALL = { ...LAB_CONFIG, dataset: 'digits', trainSubset: 640, epochs: EPOCHS };
const STEPS = (640 / LAB_CONFIG.batchSize) * EPOCHS;
const MISSING = '20200101-000000-aaaaaa';
/** The first run waits until TensorFlow is loaded and its program compiled. */
const START_LIMIT = 120_000;

/** The numbers of the same run by each way, which have to be the same to the last bit. */
const numbers = new Map<string, unknown>();

function request(changes: Partial<typeof SMALL> = {}) {
  return { config: { ...SMALL, ...changes }, repeats: 1, name: '', notes: '', tags: [] };
}

/** Writes down every event, so that none is missed between two waits. */
function recorder(client: WorkbenchClient) {
  const events: WorkbenchEvent[] = [];
  client.subscribe((event) => events.push(event));
  const named = <E extends EventName>(name: E) =>
    events.filter((event): event is Extract<WorkbenchEvent, { name: E }> => event.name === name);
  return {
    events,
    named,
    /** Waits until the `count`th event of that name has come. */
    async received(name: EventName, count = 1) {
      await expect
        .poll(() => named(name).length, { timeout: START_LIMIT })
        .toBeGreaterThanOrEqual(count);
      return named(name)[count - 1]?.payload;
    },
    forget: () => events.splice(0),
  };
}

describe.each(Object.entries(CONNECTIONS))(
  'the workbench %s',
  { timeout: 2 * START_LIMIT },
  (way, connect) => {
    const home = makeUserHome();
    let connection: Connection;
    let client: WorkbenchClient;
    let record: ReturnType<typeof recorder>;

    beforeAll(async () => {
      connection = await connect(home);
      client = connection.client;
      record = recorder(client);
    });

    afterAll(async () => {
      await connection.close();
      home.remove();
    });

    it('describes itself and its store', async () => {
      expect(await client.call('workbench:describe', {})).toMatchObject({
        storeFolder: home.storeFolder,
        readOnly: null,
      });
      expect(await client.call('experiment:list', {})).toEqual({ experiments: [], damaged: [] });
      const { sets } = await client.call('data:describe', {});
      expect(sets).toContainEqual(
        expect.objectContaining({ id: 'digits', builtIn: true, available: true }),
      );
    });

    it('trains, telling everything in order and nothing twice', async () => {
      record.forget();
      const { ids } = await client.call('run:start', request());
      await record.received('run:finished');
      const id = ids[0];
      expect(ids).toHaveLength(1);

      const order = record.events.map((event) => event.name);
      expect(order.indexOf('run:started')).toBeLessThan(order.indexOf('steps:recorded'));
      expect(order.lastIndexOf('steps:recorded')).toBeLessThan(order.lastIndexOf('epoch:finished'));
      expect(order.lastIndexOf('epoch:finished')).toBeLessThan(order.indexOf('run:finished'));

      const chunks = record.named('steps:recorded').flatMap((event) => event.payload.chunks);
      expect(chunks.flatMap((chunk) => chunk.loss.bn)).toHaveLength(STEPS);
      expect(chunks.map((chunk) => chunk.firstStep)).toEqual(
        chunks.map(
          (_, index) =>
            1 + chunks.slice(0, index).reduce((sum, one) => sum + one.loss.bn.length, 0),
        ),
      );

      const saved = await client.call('experiment:load', { id: id ?? '' });
      expect(await client.call('experiment:verify', { id: id ?? '' })).toEqual({ problems: [] });
      const epochs = record.named('epoch:finished').map((event) => event.payload.metrics);
      expect(epochs.map((metrics) => metrics.epoch)).toEqual([1, 2]);
      expect(saved.experiment).toMatchObject({ id, status: 'finished', config: SMALL });
      expect(saved.metrics.filter((line) => line.kind === 'epoch')).toEqual(epochs);
      expect(saved.metrics.filter((line) => line.kind === 'chunk')).toEqual(chunks);
      numbers.set(way, saved.metrics);
    });

    it('gives the same numbers by every way', () => {
      const [first] = numbers.values();
      expect(numbers.get(way)).toEqual(first);
    });

    it('pauses, resumes and stops', async () => {
      record.forget();
      const { ids } = await client.call('run:start', request({ epochs: 1000 }));
      const id = ids[0] ?? '';
      await record.received('steps:recorded');
      await client.call('run:pause', { id });
      await record.received('run:paused');
      expect((await client.call('queue:describe', {})).active).toMatchObject([
        { id, status: 'paused' },
      ]);

      await client.call('run:resume', { id });
      await record.received('run:resumed');
      await client.call('run:stop', { id });
      await record.received('run:stopped');
      await expect.poll(async () => (await client.call('queue:describe', {})).active).toEqual([]);
      expect((await client.call('experiment:load', { id })).experiment.status).toBe('stopped');
    });

    it('renames, annotates, deletes and restores', async () => {
      const { experiments } = await client.call('experiment:list', {});
      const id = experiments[0]?.id ?? '';
      const name = '<img src=x onerror=alert(1)> 이름 "\u2028" 😀';
      await client.call('experiment:rename', { id, name });
      await client.call('experiment:annotate', { id, notes: 'line\nline', tags: ['a', '나'] });
      const { experiment } = await client.call('experiment:load', { id });
      expect(experiment).toMatchObject({ name, notes: 'line\nline', tags: ['a', '나'] });

      record.forget();
      await client.call('experiment:delete', { id });
      expect(await record.received('experiment:removed')).toEqual({ id });
      expect((await client.call('experiment:list', {})).experiments).toHaveLength(
        experiments.length - 1,
      );
      await client.call('experiment:restore', { id });
      expect((await client.call('experiment:load', { id })).experiment).toEqual(experiment);
    });

    it('lists the trash and empties it', async () => {
      const { experiments } = await client.call('experiment:list', {});
      const { id = '', name = '', createdAt = '' } = experiments[0] ?? {};
      await client.call('experiment:delete', { id });
      expect(await client.call('trash:list', {})).toEqual({
        runs: [{ id, name, createdAt, problem: null }],
      });
      record.forget();
      await client.call('trash:empty', { ids: [id] });
      expect(await record.received('trash:emptied')).toEqual({ ids: [id] });
      expect(await client.call('trash:list', {})).toEqual({ runs: [] });
      await expect(client.call('experiment:restore', { id })).rejects.toMatchObject({
        code: 'experiment-missing',
      });
    });

    it('saves settings and publishes the change', async () => {
      record.forget();
      const changed = await client.call('settings:change', { theme: 'dark', language: 'ko' });
      expect(changed).toMatchObject({ theme: 'dark', language: 'ko' });
      expect(await record.received('settings:changed')).toEqual(changed);
      expect(await client.call('settings:describe', {})).toEqual(changed);
    });

    it('answers what cannot be done with an error of its own', async () => {
      const error = await client
        .call('experiment:load', { id: MISSING })
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(WorkbenchError);
      expect(error).toMatchObject({ code: 'experiment-missing' });
      expect((error as WorkbenchError).message).toMatch(/\S/);
      expect((error as WorkbenchError).nextStep).toMatch(/\S/);
    });

    it.each(COMMAND_NAMES)('checks what %s is given', async (command) => {
      const call = client.call.bind(client) as (
        name: CommandName,
        input: unknown,
      ) => Promise<unknown>;
      const bad = { unknownSetting: { ['__proto__']: 1 } };
      await expect(call(command, bad)).rejects.toMatchObject({
        code: expect.stringMatching(/^(config|request)-invalid$/) as unknown,
      });
    });
  },
);
