import type { MessageLanguage } from '../errors/message.ts';
import { settingTexts } from './settingWords.ts';

/** What reports and comparison tables say. Other languages have the same keys. */
export const en = {
  network: {
    with: (normalization: string) => `With ${normalization}`,
    without: (normalization: string) => `Without ${normalization}`,
    /** Where runs with several stand together. */
    any: 'normalization',
  },
  measure: {
    train: { loss: 'Training loss', accuracy: 'Training accuracy' },
    valid: { loss: 'Validation loss', accuracy: 'Validation accuracy' },
  },
  language: 'en' as MessageLanguage,
  setting: settingTexts('en').names,
  title: {
    comparison: (runs: number) => `Comparison of ${runs} runs`,
    verdict: 'Verdict',
    charts: 'Charts',
    differences: 'Settings that differ',
    outcomes: (measure: string) => `${measure}: last and best`,
    epochs: 'Epochs',
    config: 'Settings',
    environment: 'Environment',
    log: 'Log',
    notes: 'Notes',
  },
  column: {
    run: 'Run',
    network: 'Network',
    last: 'Last',
    lastDelta: 'Last, minus the first run’s',
    best: 'Best',
    bestEpoch: 'Epoch of best',
    bestDelta: 'Best, minus the first run’s',
    epoch: 'Epoch',
    setting: 'Setting',
    value: 'Value',
    lab: 'The lab',
    statement: 'Verdict',
  },
  sweep: {
    last: 'after the last epoch',
    best: 'at its best',
    mean: 'mean',
    low: '95% from',
    high: '95% to',
    runs: 'runs',
    broken: 'broken',
  },
  axis: { epoch: 'Epoch', step: 'Step', time: 'Seconds' },
  status: {
    queued: 'Queued',
    running: 'Running',
    paused: 'Paused',
    finished: 'Finished',
    stopped: 'Stopped',
    interrupted: 'Interrupted',
    failed: 'Failed',
  },
  fact: {
    id: 'Run',
    createdAt: 'Made at',
    status: 'Status',
    data: 'Data',
    examples: 'Examples',
    evaluated: 'Losses and accuracies over',
    digest: 'SHA-256 of the data',
    seconds: 'Seconds of training',
    tags: 'Tags',
    origin: 'Comes from',
    app: 'Workbench',
    platform: 'System',
    cpu: 'Processor',
    node: 'Node.js',
    tensorflow: 'TensorFlow',
    xla: 'Compiled with XLA',
    threads: 'Threads',
  },
  examples: (train: number, valid: number) => `${train} for training, ${valid} for validation`,
  builtIn: 'Trained on digits drawn by the program, not on MNIST.',
  builtInData: 'digits drawn by the program, not MNIST',
  origin: {
    archive: 'an archive',
    csv: 'a CSV file: missing settings are the lab’s',
    tensorboard: 'TensorBoard events: settings are the lab’s',
    safetensors: 'weights made elsewhere: missing settings are the lab’s',
    recalibrated: 'another run, its running statistics moved',
  },
  yes: 'yes',
  no: 'no',
  none: 'none',
  units: 'Loss is mean cross-entropy in nats; accuracy is the share of right answers, 0 to 1.',
  band: 'Lines are means over seeds; bands are 95% t-intervals of the mean.',
  copies: (count: number) =>
    count === 1
      ? '1 run is a copy of another: same settings and same seed. It counts once.'
      : `${count} runs are copies of others: same settings and same seed. Each counts once.`,
  side: (group: string, network: string) => (group === '' ? network : `${group}, ${network}`),
  /** The unit of a difference of two percentages. */
  points: ' percentage points',
  verdict: {
    winner: (winner: string, other: string, by: string, low: string, high: string, how: string) =>
      `${winner} is better than ${other} by ${by} (95% interval ${low} to ${high}; ${how}).`,
    undecided: (a: string, b: string, mean: string, low: string, high: string, how: string) =>
      `No difference is certain: ${a} minus ${b} is ${mean} (95% interval ${low} to ${high}; ${how}).`,
    paired: (seeds: number) => `paired over ${seeds} seeds`,
    welch: (a: number, b: number) => `Welch, ${a} and ${b} seeds`,
    oneSeed: (a: string, aValue: string, b: string, bValue: string, difference: string) =>
      `${a} ${aValue}, ${b} ${bValue}, difference ${difference}. One seed names no winner: repeat with other seeds.`,
    diverged: (a: string, aCount: string, b: string, bCount: string) =>
      `No mean can be compared: the value is not finite in ${aCount} runs of ${a} and ${bCount} of ${b}.`,
    valueMissing: (a: string, b: string) => `${a} and ${b}: on one side no run has this value.`,
    countOf: (count: number, of: number) => `${count} of ${of}`,
    differentData: (a: string, b: string) => `${a} and ${b} did not see the same data.`,
    nothing: (a: string, b: string) =>
      `${a} and ${b}: on one side no run went through all its epochs.`,
  },
};

export type ReportTexts = typeof en;
