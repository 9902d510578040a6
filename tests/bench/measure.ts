import type { Contender } from './contenders.ts';
import { tellStage } from '../support/stage.ts';
import { median } from './median.ts';

export interface Figure {
  name: string;
  note: string;
  /** Median seconds an epoch. */
  seconds: number;
  rounds: number[];
  /** How many times the workbench's epoch goes into it, evaluated or not as this one is. */
  ratio: number;
}

/** Short epochs are repeated for so long: at first the processor's caches are still those of whoever ran before. */
const TURN_MS = 1000;

async function turnOf(contender: Contender): Promise<number> {
  const start = performance.now();
  const seconds: number[] = [];
  do seconds.push(await contender.epoch());
  while (performance.now() - start < TURN_MS);
  return median(seconds);
}

/** Contenders take turns within each round, so that a slow minute of the machine hits all of them. */
export async function measure(contenders: Contender[], rounds: number): Promise<Figure[]> {
  const seconds = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const turn = round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`;
      tellStage(`${turn}: ${contender.name}`);
      const taken = await turnOf(contender);
      // The first round warms caches and compilers up and is not counted.
      if (round > 0) seconds[index]?.push(taken);
    }
  }
  const medians = seconds.map(median);
  const ours = (evaluates: boolean) =>
    medians[contenders.findIndex((each) => each.evaluates === evaluates)] ?? NaN;
  return contenders.map(({ name, note, evaluates }, index) => ({
    name,
    note,
    seconds: medians[index] ?? NaN,
    rounds: seconds[index] ?? [],
    ratio: (medians[index] ?? NaN) / ours(evaluates),
  }));
}
