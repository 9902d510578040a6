import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DIST, ROOT } from '../setup/paths.mjs';
import { SetupProblem } from '../setup/problem.mjs';

const CLI = path.join(DIST, 'main/cli.js');
const MNIST = process.env.BATCHNORM_WORKBENCH_DATA ?? path.join(ROOT, '../shared/mnist');
const LONG =
  'Ten sigmoid layers with small weights, 열 개의 시그모이드 층, to see gradients vanish';

/** What is in the store that is shown: the lab, runs to compare it with, and one with a long name. */
const RUNS = [
  ['--name', LONG, '--epochs', '4', '--activation', 'sigmoid', '--init', 'normal:0.01'],
  ['--name', 'Batches of eight', '--epochs', '3', '--subset', '12000', '--batch-size', '8'],
  ['--name', 'Three seeds', '--epochs', '5', '--repeats', '3', '--tag', 'course'],
  ['--name', 'The lab', '--tag', 'course', '--tag', 'week 7', '--notes', 'As it is in the lab.'],
];

/**
 * A web host with a home of its own and real runs in it.
 *
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function serveRealRuns() {
  const home = mkdtempSync(path.join(tmpdir(), 'workbench-screenshots-'));
  const data = existsSync(MNIST) ? { BATCHNORM_WORKBENCH_DATA: MNIST } : {};
  const env = { ...process.env, XDG_DATA_HOME: home, LANG: 'en_US.UTF-8', ...data };
  for (const options of RUNS) {
    const { status } = spawnSync(process.execPath, [CLI, 'train', ...options], { env });
    if (status !== 0) throw new SetupProblem(`A run could not be trained: ${options.join(' ')}.`);
  }
  const child = spawn(process.execPath, [CLI, 'serve', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  return {
    address: JSON.parse(line).address,
    async close() {
      child.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
