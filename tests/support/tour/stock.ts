import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { presetConfig } from '../../../shared/domain/presets.ts';
import { openInBrowser } from '../hosts/openInBrowser.ts';
import type { UserHome } from '../hosts/userHome.ts';
import { keepModels } from '../keptModels.ts';
import { Tour } from './tour.ts';

const LONG =
  'Ten sigmoid layers with small weights, 열 개의 시그모이드 층, to see how gradients vanish on the way back';
const LONGEST_TRAINING = 600_000;

interface StockedRun {
  name: string;
  changes: Partial<ExperimentConfig>;
  repeats?: number;
  settings?: SweepRequest['settings'];
}

const RUNS: readonly StockedRun[] = [
  { name: LONG, changes: { ...presetConfig('vanishing'), epochs: 4 } },
  { name: 'Batches of eight', changes: { epochs: 3, batchSize: 8 } },
  {
    name: 'Rates',
    changes: { epochs: 2 },
    settings: [{ setting: 'learningRate', values: [0.0001, 0.001, 0.01, 0.1, 1, 10] }],
  },
  {
    name: 'Rates and batches',
    changes: { epochs: 2 },
    settings: [
      { setting: 'learningRate', values: [0.001, 0.01, 0.1, 1] },
      { setting: 'batchSize', values: [16, 64] },
    ],
  },
  { name: 'Wide weights', changes: { ...presetConfig('exploding'), epochs: 3 } },
  { name: 'Three seeds', changes: { epochs: 5 }, repeats: 3 },
  { name: 'Half way', changes: { epochs: 3 } },
  { name: 'Not enough memory', changes: { epochs: 3 } },
];

/**
 * Fills a home's store with real runs of every kind and state: a long name, repeats, sweeps of one and
 * of two settings, a network that diverged, runs that stopped, failed, or cannot be read; and the lab, last.
 *
 * @param examples how many training examples each run sees; null for all
 */
export async function stockStore(home: UserHome, examples: number | null): Promise<void> {
  await keepModels(home.userFolder);
  const opened = await openInBrowser(home);
  const tour = new Tour(opened.page, () => Promise.resolve());
  await opened.page.getByRole('navigation').waitFor();
  for (const { name, changes, repeats = 1, settings } of RUNS) {
    const config = { ...LAB_CONFIG, trainSubset: examples, ...changes };
    const request = { config, repeats, name, notes: '', tags: [] };
    if (settings) await tour.call('run:sweep', { ...request, settings });
    else await tour.call('run:start', request);
  }
  const lab = { ...LAB_CONFIG, trainSubset: examples };
  const about = { name: 'The lab', notes: 'As it is taught.', tags: ['course', 'week 7'] };
  await tour.call('run:start', { config: lab, repeats: 1, ...about });
  await tour.queueDone(LONGEST_TRAINING);
  await opened.close();
  age(home);
}

/** States that only an error leads to, written into the store as the error would leave them. */
function age(home: UserHome): void {
  change(home, 'Half way', (run) => {
    run.status = 'stopped';
    run.config.epochs = 8;
  });
  change(home, 'Not enough memory', (run) => {
    run.status = 'failed';
    run.reason = 'TensorFlow could not get the memory it asked for.';
  });
  const damaged = join(home.storeFolder, '20250102-030405-broken');
  cpSync(join(home.storeFolder, runFolders(home)[0] ?? ''), damaged, { recursive: true });
  writeFileSync(join(damaged, 'experiment.json'), '{ "schema": 1, "name": "cut o');
}

const runFolders = (home: UserHome): string[] =>
  readdirSync(home.storeFolder).filter((name) => /^\d{8}-/.test(name));

/** Changes what the store says of the run of this name. */
function change(home: UserHome, name: string, edit: (run: Experiment) => void): void {
  for (const folder of runFolders(home)) {
    const file = join(home.storeFolder, folder, 'experiment.json');
    const run = JSON.parse(readFileSync(file, 'utf8')) as Experiment;
    if (run.name !== name) continue;
    edit(run);
    writeFileSync(file, JSON.stringify(run));
  }
}
