import { describe, expect, it } from 'vitest';
import { useInspect } from '../../../../renderer/state/inspection/inspect.ts';
import { parsePlaces } from '../../../../renderer/state/inspection/inspectBatch.ts';
import { unitsByDistance } from '../../../../renderer/state/inspection/inspectForward.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import type { CommandInput } from '../../../../shared/contract/commands.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import type { FakeClient } from '../../../support/fakeClient.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
import { copyState, forwardOf, openedAt } from './inspected.ts';
import { settle, setUpStores } from './setUp.ts';
import { message } from '../../../../shared/errors/message.ts';

const ID = idOf(1);

/** A workbench whose run's checkpoints can be opened and looked into. */
async function setUpInspection(): Promise<FakeClient> {
  const client = await setUpStores([generatedExperiment(1)]);
  client.handlers['inspection:open'] = ({ epoch }) => openedAt(epoch);
  client.handlers['inspection:close'] = () => ({});
  client.handlers['inspection:forward'] = forwardOf;
  return client;
}

const callsOf = (client: FakeClient, command: string) =>
  client.calls.filter((call) => call.command === command);

/** Answers of `inspection:forward` held back until they are let go, with the sizes asked for. */
function holdForward(client: FakeClient) {
  const held: { size: number; letGo: () => void }[] = [];
  client.handlers['inspection:forward'] = (input) =>
    new Promise((resolve) => {
      held.push({ size: sizeOf(input), letGo: () => resolve(forwardOf(input)) });
    });
  return held;
}

function sizeOf({ batch: { choice } }: CommandInput<'inspection:forward'>): number {
  return choice === null || choice.order === 'picked' ? 0 : choice.size;
}

describe('the inspect store', () => {
  it('opens a checkpoint once, and asks for its batch in both modes', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    await settle();
    inspect.open({ id: ID, epoch: 3 });
    inspect.open({ id: ID, epoch: null });
    await settle();
    expect(callsOf(client, 'inspection:open')).toHaveLength(1);
    expect(inspect.opened?.epoch).toBe(3);
    expect(inspect.forward?.bn?.train.predictions).toHaveLength(64);
    expect(inspect.pixels[0]).toBe(7);
  });

  it('switches the mode without asking', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    await settle();
    const before = client.calls.length;
    for (const mode of ['eval', 'train', 'eval'] as const) {
      inspect.mode = mode;
      await settle();
    }
    expect(client.calls).toHaveLength(before);
  });

  it('asks only the last of the batches chosen meanwhile, and shows its answer', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    const held = holdForward(client);
    inspect.open({ id: ID, epoch: null });
    await settle();
    for (const size of [10, 20, 30]) {
      inspect.pick({ size });
      await settle();
    }
    expect(held.map(({ size }) => size)).toEqual([64]);
    held[0]?.letGo();
    await settle();
    expect(held.map(({ size }) => size)).toEqual([64, 30]);
    held[1]?.letGo();
    await settle();
    expect(inspect.forward?.batch.labels).toHaveLength(30);
  });

  it('drops what is answered about a model no longer open, and gives that model up', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    const held = holdForward(client);
    inspect.open({ id: ID, epoch: 1 });
    await settle();
    inspect.open({ id: ID, epoch: 2 });
    await settle();
    held[0]?.letGo();
    await settle();
    expect(inspect.forward).toBeNull();
    expect(callsOf(client, 'inspection:close').map(({ input }) => input)).toEqual([
      { handle: 'copy-of-1' },
    ]);
    held[1]?.letGo();
    await settle();
    expect(inspect.forward).not.toBeNull();
  });

  it('asks for nothing while the batch cannot be one', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    await settle();
    const before = client.calls.length;
    inspect.pick({ size: Number.NaN });
    await settle();
    inspect.pick({ size: 5000 });
    await settle();
    expect(client.calls).toHaveLength(before);
    expect(inspect.batch).toBeNull();
  });

  it('shows how each change to the copy moved its accuracy, and inspects it again', async () => {
    const client = await setUpInspection();
    client.handlers['inspection:trainForward'] = ({ batches }) => copyState(batches, 0.4);
    client.handlers['inspection:recalibrate'] = () => copyState(1885, 0.96);
    client.handlers['inspection:reset'] = () => copyState(0, 0.97);
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    await settle();
    const before = callsOf(client, 'inspection:forward').length;
    await inspect.trainForward(0.1, 10);
    await inspect.trainForward(0.1, 10);
    await inspect.recalibrate();
    await inspect.reset();
    await settle();
    const from = callsOf(client, 'inspection:trainForward').map(
      ({ input }) => (input as CommandInput<'inspection:trainForward'>).batch.choice,
    );
    expect(from).toMatchObject([{ number: 0 }, { number: 10 }]);
    expect(inspect.history.map(({ action, accuracy }) => [action, accuracy])).toEqual([
      ['open', 0.97],
      ['forward', 0.4],
      ['forward', 0.4],
      ['recalibrate', 0.96],
      ['reset', 0.97],
    ]);
    expect(callsOf(client, 'inspection:forward').length).toBeGreaterThan(before);
  });

  it('does one thing to the copy at a time', async () => {
    const client = await setUpInspection();
    client.handlers['inspection:trainForward'] = ({ batches }) => copyState(batches, 0.4);
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    await settle();
    await Promise.all([inspect.trainForward(0.1, 1), inspect.trainForward(0.1, 1)]);
    expect(callsOf(client, 'inspection:trainForward')).toHaveLength(1);
  });

  it('says that the model was given up, and opens it again', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: 2 });
    await settle();
    client.handlers['inspection:forward'] = () => {
      throw new WorkbenchError(
        'inspection-closed',
        message('inspectClosed'),
        message('inspectOpenAgain'),
      );
    };
    inspect.pick({ number: 1 });
    await settle();
    expect(inspect.problem?.code).toBe('inspection-closed');
    client.handlers['inspection:forward'] = forwardOf;
    inspect.reopen();
    await settle();
    expect(inspect.problem).toBeNull();
    expect(callsOf(client, 'inspection:open')).toHaveLength(2);
    expect(useToasts().items).toHaveLength(0);
  });

  it('asks about batchmates only while they are shown', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    inspect.follow('train', 5);
    await settle();
    expect(callsOf(client, 'inspection:batchmates')).toHaveLength(0);
    inspect.pick({ size: 1024 });
    inspect.tab = 'mates';
    await settle();
    expect(callsOf(client, 'inspection:batchmates').at(-1)?.input).toMatchObject({
      subject: { from: 'split', split: 'train', index: 5 },
      company: { size: 1023 },
    });
  });

  it('looks at a drawing, alone or in company', async () => {
    const client = await setUpInspection();
    const inspect = useInspect();
    inspect.open({ id: ID, epoch: null });
    inspect.tab = 'draw';
    await settle();
    expect(inspect.drawn).toBeNull();
    await inspect.takeExample(4);
    await settle();
    expect(inspect.drawn?.batch.labels).toHaveLength(65);
    inspect.inCompany = false;
    await settle();
    expect(inspect.drawn?.refusedByPyTorch).toBe(true);
    inspect.wipe();
    await settle();
    expect(inspect.drawn).toBeNull();
    expect(callsOf(client, 'inspection:forward').length).toBeGreaterThan(2);
  });
});

describe('places typed by hand', () => {
  it('are whole numbers of the split, each once', () => {
    expect(parsePlaces('3, 17 17,x -4 2.5 99', 50)).toEqual([3, 17]);
    expect(parsePlaces('', 50)).toEqual([]);
  });
});

describe('units by distance', () => {
  it('puts unknown values first, then the furthest off on either side', () => {
    expect(unitsByDistance([1, -5, null, 2])).toEqual([2, 1, 3, 0]);
  });
});
