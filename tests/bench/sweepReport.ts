import type { SweepGrowth, SweepSpeed } from './sweep.ts';
import { atMost } from './targets.ts';
import type { Target } from './targets.ts';

export interface Sweeps {
  speed: SweepSpeed;
  growth: SweepGrowth[];
}

/** On two processors; on more, a run leaves more of them idle, and the aim is easier met. */
const LEAST_GAIN = 1.25;

export function sweepTargets({ speed, growth }: Sweeps): Target[] {
  const gain = speed.atOnce / speed.oneAtATime;
  const [before, after] = growth.slice(-2);
  if (before === undefined || after === undefined) return [];
  const times = `${before.runs} to ${after.runs} runs`;
  return [
    {
      what: `runs an hour of the lab, ${speed.processors} at once against one at a time`,
      measured: `${gain.toFixed(2)} times`,
      limit: `at least ${LEAST_GAIN} times`,
      met: gain >= LEAST_GAIN,
    },
    ...atMost(
      `seconds a run in a sweep that grows from ${times}, more`,
      after.secondsARun / before.secondsARun - 1,
      0.05,
      '%',
    ),
    ...atMost(`memory meanwhile, more`, after.memory / before.memory - 1, 0.05, '%'),
  ];
}

export function sweepLines({ speed, growth }: Sweeps): string[] {
  const { oneAtATime, atOnce, processors, torch } = speed;
  const line = (what: string, runs: number) =>
    `  ${what.padEnd(34)} ${runs.toFixed(0).padStart(6)}  ${(runs / oneAtATime).toFixed(2)}x`;
  return [
    'Runs an hour of the lab (ten epochs, all saved), from a sweep on the command line:',
    line('one at a time', oneAtATime),
    line(`${processors} at once`, atOnce),
    ...(torch === null ? [] : [line(`PyTorch in ${processors} processes, nothing saved`, torch)]),
    'Small runs in one sweep:',
    ...growth.map(
      ({ runs, secondsARun, memory }) =>
        `  ${String(runs).padStart(5)} runs  ${(1000 * secondsARun).toFixed(1).padStart(7)} ms each  ${(memory / 2 ** 20).toFixed(0).padStart(5)} MB`,
    ),
  ];
}
