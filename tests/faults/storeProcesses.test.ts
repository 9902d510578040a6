import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../main/store/openStore.ts';
import { readStores } from '../../main/store/readStores.ts';
import { currentProcess } from '../../main/store/processIdentity.ts';
import { StoreLock, takeLock } from '../../main/store/storeLock.ts';
import { freshFolder } from '../support/freshFolder.ts';
import { experimentCalled, FIRST } from '../unit/store/samples.ts';
import { bundled, Child } from './support/childProgram.ts';
import { delays } from './support/delays.ts';
import { FaultyFileSystem } from './support/faultyFileSystem.ts';
import { ModelDisk } from './support/modelDisk.ts';
import { SESSION } from './support/session.ts';
import { stateOf } from './support/storeState.ts';
import type { StoreState } from './support/storeState.ts';
import { sentence } from '../support/sentences.ts';

/** Milliseconds; on a busy machine dozens of processes take their time to start. */
const MANY_PROCESSES = 240_000;

let killed: Awaited<ReturnType<typeof bundled>>;
let racer: Awaited<ReturnType<typeof bundled>>;

beforeAll(async () => {
  [killed, racer] = await Promise.all([
    bundled(new URL('./support/killedChild.ts', import.meta.url)),
    bundled(new URL('./support/lockRacer.ts', import.meta.url)),
  ]);
});

afterAll(() => Promise.all([killed.remove(), racer.remove()]));

/** The store after 0, 1, ... of the session's steps. */
async function statesOfSession(): Promise<StoreState[]> {
  const store = await openStore(join(await freshFolder(), 'store'));
  const states = [await stateOf(store)];
  for (const step of SESSION) {
    await step(store);
    states.push(await stateOf(store));
  }
  await store.close();
  return states;
}

const withoutNotices = (state: StoreState) =>
  JSON.stringify(state, (key, value: unknown) => (key === 'notices' ? [] : value));

test(
  'a process killed at any operation leaves what was done, and old or new of the rest',
  async () => {
    const states = (await statesOfSession()).map(withoutNotices);

    async function killAt(at: number): Promise<boolean> {
      const folder = join(await freshFolder(), 'store');
      const child = new Child(killed.file, [folder, String(at)]);
      const { code, signal } = await child.ended;
      expect(code === 0 || signal === 'SIGKILL').toBe(true);
      const store = await openStore(folder);
      // The lock of the dead is no hindrance.
      expect(store.readOnly).toBeNull();
      const seen = withoutNotices(await stateOf(store));
      const done = child.lines.length;
      expect(states.slice(done, done + 2)).toContain(seen);
      await store.close();
      return signal === 'SIGKILL';
    }

    for (let at = 1; ; at += 2) {
      const [first, second] = await Promise.all([killAt(at), killAt(at + 1)]);
      if (!first && !second) break;
      expect(first).toBe(true);
    }
  },
  MANY_PROCESSES,
);

describe('the writer’s lock', () => {
  async function race(folder: string, count: number): Promise<Child[]> {
    const children = Array.from({ length: count }, () => new Child(racer.file, [folder]));
    await Promise.all(children.map((child) => child.line(0)));
    for (const child of children) child.say('open');
    await Promise.all(children.map((child) => child.line(1)));
    return children;
  }

  const writersOf = (children: Child[]) => children.filter((child) => child.lines[1] === 'writer');

  async function end(children: Child[]): Promise<void> {
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map((child) => child.ended));
  }

  test(
    'is won by exactly one of twenty processes, and again after it was killed',
    async () => {
      const folder = join(await freshFolder(), 'store');
      for (let round = 0; round < 2; round++) {
        const children = await race(folder, 20);
        const writers = writersOf(children);
        expect(writers).toHaveLength(1);
        for (const child of children.filter((each) => !writers.includes(each))) {
          expect(child.lines[1]).toContain(`process ${writers[0]?.process.pid}`);
        }
        await end(children);
      }
    },
    MANY_PROCESSES,
  );

  test('is not given to two by any order of their steps', async () => {
    let taken = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const disk = new ModelDisk();
      await disk.makeFolder('/store');
      let holders = 0;
      const contender = async (number: number) => {
        const delay = delays(seed * 100 + number);
        const files = new FaultyFileSystem(disk, delay);
        for (let turn = 0; turn < 4; turn++) {
          const lock = await takeLock(files, '/store');
          if (!(lock instanceof StoreLock)) continue;
          taken += 1;
          expect(++holders).toBe(1);
          expect(await lock.isHeld()).toBe(true);
          await delay();
          expect(await lock.isHeld()).toBe(true);
          holders -= 1;
          await lock.release();
        }
      };
      await Promise.all(Array.from({ length: 6 }, (_, number) => contender(number)));
    }
    expect(taken).toBeGreaterThan(100);
  });

  async function lockedBy(owner: object | string): Promise<string> {
    const folder = await freshFolder();
    await mkdir(join(folder, 'lock', '00000007'), { recursive: true });
    const text = typeof owner === 'string' ? owner : JSON.stringify(owner);
    await writeFile(join(folder, 'lock', '00000007', 'owner.json'), text);
    return folder;
  }

  const facts = { since: '2026-01-01T00:00:00.000Z', token: 'x' };

  test('of a process whose number another one has now is taken over', async () => {
    const here = await currentProcess();
    const folder = await lockedBy({ ...here, born: 'long ago', ...facts });
    const store = await openStore(folder);
    expect(sentence(store.readOnly)).toEqual(
      process.platform === 'win32' ? expect.any(String) : null,
    );
    await store.close();
  });

  test('of a running process is respected, and the error has its number', async () => {
    const folder = await lockedBy({ ...(await currentProcess()), ...facts });
    expect(sentence((await openStore(folder)).readOnly)).toContain(`process ${process.pid}`);
  });

  test('of another computer is respected, and the error says what to do', async () => {
    const folder = await lockedBy({ pid: 1, host: 'elsewhere', born: null, ...facts });
    expect(sentence((await openStore(folder)).readOnly)).toContain('another computer');
  });

  const elsewhere = async () => ({ ...(await currentProcess()), host: 'elsewhere', ...facts });
  const otherContainer = async () => ({ ...(await currentProcess()), place: 'other', ...facts });

  test.each([
    ['of another computer', elsewhere],
    ['of another container of the same name', otherContainer],
  ])('%s is respected while its lease is renewed, and taken over afterwards', async (_, owner) => {
    const folder = await lockedBy(await owner());
    const lease = join(folder, 'lock', '00000007', 'lease');
    await writeFile(lease, '');
    expect(sentence((await openStore(folder)).readOnly)).toContain('another computer');
    expect((await readStores(folder))[0]?.isWritten).toBe(true);
    const before = Date.now() / 1000 - 61;
    await utimes(lease, before, before);
    expect((await readStores(folder))[0]?.isWritten).toBe(false);
    const store = await openStore(folder);
    expect(store.readOnly).toBeNull();
    await store.close();
  });

  test('whose owner was taken for dead is not written to by it any more', async () => {
    const folder = await freshFolder();
    const first = await openStore(folder);
    await rm(join(folder, 'lock', '00000001', 'owner.json'));
    const second = await openStore(folder);
    await expect(first.create(experimentCalled(FIRST))).rejects.toMatchObject({
      code: 'store-write-failed',
    });
    await second.close();
  });

  test('has its lease renewed while its owner lives', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = await freshFolder();
    const store = await openStore(folder);
    const lease = join(folder, 'lock', '00000001', 'lease');
    await utimes(lease, 1, 1);
    vi.advanceTimersByTime(10_000);
    await expect.poll(async () => (await stat(lease)).mtimeMs).toBeGreaterThan(1_000_000);
    await store.close();
  });

  test.each(['', '{"pid": 1', '{"pid": -1, "host": "x"}', '\0\0\0\0'])(
    'left unreadable by a power failure is taken over: %j',
    async (text) => {
      const store = await openStore(await lockedBy(text));
      expect(store.readOnly).toBeNull();
      await store.close();
    },
  );

  test('is given back when the store is closed', async () => {
    const folder = await freshFolder();
    const first = await openStore(folder);
    const second = await openStore(folder);
    expect(sentence(second.readOnly)).toContain('This program');
    await first.create(experimentCalled(FIRST));
    expect((await second.list()).experiments).toHaveLength(1);
    await first.close();
    const third = await openStore(folder);
    expect(third.readOnly).toBeNull();
    await third.close();
  });
});
