import { threadId } from 'node:worker_threads';

const FREE = 0;
/** A thread's mark in the mutex: never that of a free one, and the main thread has one as well. */
const markOf = (thread: number) => thread + 1;

/** A mutex that the threads of a process share; made by the one that starts the others. */
export type ThreadMutex = Int32Array<SharedArrayBuffer>;

export const threadMutex = (): ThreadMutex => new Int32Array(new SharedArrayBuffer(4));

/** Does `work` while no other thread holds the mutex. This thread stands still until it is free. */
export function holding<T>(mutex: ThreadMutex, work: () => T): T {
  const own = markOf(threadId);
  for (;;) {
    const holder = Atomics.compareExchange(mutex, 0, FREE, own);
    if (holder === FREE) break;
    Atomics.wait(mutex, 0, holder);
  }
  try {
    return work();
  } finally {
    releaseOf(mutex, threadId);
  }
}

/** Frees the mutex if `thread` holds it: to be called for a thread that has ended. */
export function releaseOf(mutex: ThreadMutex, thread: number): void {
  if (Atomics.compareExchange(mutex, 0, markOf(thread), FREE) !== markOf(thread)) return;
  Atomics.notify(mutex, 0);
}
