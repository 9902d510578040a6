import { LISTED_RUNS } from './manyRuns.ts';

/** A figure of the release's bars: what is measured, its limit, and whether it is met. */
export interface Target {
  what: string;
  /** As a reader is told it: "15.8 times faster". */
  measured: string;
  /** "over 15". */
  limit: string;
  met: boolean;
}

/** How many times as long as the workbench's epoch each contender must take at least. */
const RATIOS: Record<string, number> = {
  'LayersModel.fit': 100,
  'notebook loop': 30,
  'PyTorch eager': 15,
  'torch.compile': 8,
  JAX: 1.7,
  'C++, 1 thread': 1 / 1.6,
  'C++, 2 threads': 1 / 2.8,
};

export interface Ratio {
  name: string;
  ratio: number;
}

export function ratioTargets(figures: readonly Ratio[]): Target[] {
  return figures.flatMap(({ name, ratio }) => {
    const least = RATIOS[name];
    if (least === undefined) return [];
    const faster = least >= 1;
    return {
      what: `an epoch against ${name}`,
      measured: faster
        ? `${ratio.toFixed(1)} times faster`
        : `${(1 / ratio).toFixed(2)} times as long`,
      limit: faster ? `over ${least}` : `at most ${(1 / least).toFixed(1)}`,
      met: ratio > least,
    };
  });
}

/** Everything but the ratios; null where it could not be measured. */
export interface Figures {
  /** Shares of the training time. */
  recordingCost: number;
  savingCost: number | null;
  /** Seconds. */
  wholeRun: number | null;
  listing: number;
  ready: number;
  /** Resident memory at most, in later runs, as a multiple of that after five. */
  memoryGrowth: number | null;
}

export function atMost(what: string, value: number | null, limit: number, unit: string): Target[] {
  if (value === null) return [];
  const [measured, most] = unit === '%' ? [100 * value, 100 * limit] : [value, limit];
  return [
    {
      what,
      measured: `${measured.toFixed(unit === '%' ? 1 : 2)} ${unit}`,
      limit: `at most ${most} ${unit}`,
      met: value <= limit,
    },
  ];
}

export function otherTargets(figures: Figures): Target[] {
  const { recordingCost, savingCost, wholeRun, listing, ready, memoryGrowth } = figures;
  const growth = memoryGrowth === null ? null : memoryGrowth - 1;
  return [
    ...atMost('recording the layers, of training alone', recordingCost, 0.1, '%'),
    ...atMost('metrics, checkpoints and saving, of training alone', savingCost, 0.1, '%'),
    ...atMost('the lab on the command line, ten epochs', wholeRun, 6, 's'),
    ...atMost(`listing ${LISTED_RUNS.toLocaleString('en')} saved runs`, listing, 1, 's'),
    ...atMost('memory in 50 runs, more than after 5', growth, 0.1, '%'),
    ...atMost('the training thread ready, within the time to a usable window', ready, 2, 's'),
  ];
}
