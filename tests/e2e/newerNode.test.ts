import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NEWER_NODE_BINARY } from '../../scripts/setup/testTools/testTools.mjs';
import { makeUserHome } from '../support/hosts/userHome.ts';

const CLI = resolve(import.meta.dirname, '../../dist/main/cli.js');

/** Metrics of a short run on the built-in digits, trained by that Node. */
function metricsWith(node: string): string {
  const home = makeUserHome();
  onTestFinished(() => home.remove());
  const args = ['train', '--data', 'digits', '--epochs', '2', '--subset', '6400'];
  const { status, stderr } = spawnSync(node, [CLI, ...args], { env: home.env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const [id = ''] = readdirSync(home.storeFolder).filter((name) => /^\d{8}-/.test(name));
  return readFileSync(join(home.storeFolder, id, 'metrics.jsonl'), 'utf8');
}

// Fetched by the test command, from a package that exists for Linux x64 alone.
test.skipIf(!existsSync(NEWER_NODE_BINARY))('Node 24 trains the same run to the last byte', () => {
  expect(spawnSync(NEWER_NODE_BINARY, ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^v24/);
  const metrics = metricsWith(NEWER_NODE_BINARY);
  expect(metrics).toContain('"kind":"epoch"');
  expect(metrics).toBe(metricsWith(process.execPath));
});
