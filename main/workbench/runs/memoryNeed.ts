import { readFileSync } from 'node:fs';
import { availableMemory } from 'node:process';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import { parameterCount } from '../../../shared/domain/trainingWork.ts';

/** A thread with TensorFlow and its compiled program: what the resident size of the process grew by, without the data. */
const THREAD_BYTES = 220 * 2 ** 20;
/** A data set's images: as they are read, in TensorFlow's memory, and once more while they get there. */
const COPIES_OF_DATA = 3;
/** Of the two networks' state: before and after a call, read out, as files, and on its way to the disk. */
const COPIES_OF_STATE = 5;
/** A parameter with the two averages that Adam keeps of it, in float32. */
const BYTES_A_PARAMETER = 3 * 4;
/** Of the widest layer, while 5,000 examples go through both networks to be evaluated: what comes in and what goes out, in float32. */
const BYTES_A_UNIT = 2 * 2 * 4 * 5000;
/** What stays free for everything else on the machine. */
const RESERVE_BYTES = 256 * 2 ** 20;

/** Bytes that a run takes beside others, estimated. */
export interface MemoryNeed {
  /** Of a training thread, where there is none for it yet. */
  thread: number;
  /** Of its data, its networks and its checkpoints. */
  run: number;
}

/** @param examples of both splits of its data set */
export function memoryNeed(config: ExperimentConfig, examples: number): MemoryNeed {
  return {
    thread: THREAD_BYTES,
    run:
      COPIES_OF_DATA * examples * IMAGE_PIXELS +
      COPIES_OF_STATE * BYTES_A_PARAMETER * parameterCount(config) +
      BYTES_A_UNIT * Math.max(0, ...config.hiddenSizes),
  };
}

/** Bytes that further runs may take. */
export function freeMemory(): number {
  return Math.max(0, availableMemory() + droppableCache() - RESERVE_BYTES);
}

/**
 * Bytes of files that a container with limited memory keeps cached: they count as used in what Node
 * says is available, but the system drops them when they are wanted.
 */
function droppableCache(): number {
  if (process.constrainedMemory() > Number.MAX_SAFE_INTEGER) return 0;
  try {
    const text = readFileSync('/sys/fs/cgroup/memory.stat', 'utf8');
    return Number(/^inactive_file (\d+)$/m.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
