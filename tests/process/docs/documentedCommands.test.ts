import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MNIST_FOLDER } from '../../support/mnist.ts';
import { rootWithSet, surroundings } from '../../support/cliProcess.ts';
import { docCommands, PROJECT } from '../../support/docCommands.ts';

/** How the pages start a command of the workbench. */
const PREFIX = 'npm run -s cli -- ';
const PAGES = ['README.md', 'docs/cli.md'];
const CLI = join(PROJECT, 'dist/main/cli.js');

interface Place {
  root: string;
  /** A set that is trained on in no time, for whatever does not name another, and its files. */
  set: string;
  folder: string;
  /** Two finished runs. */
  ids: string[];
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command's arguments as a shell reads them, in a home of its own. */
function shell(root: string, args: string, isEnough: (out: string) => boolean): Promise<Ended> {
  const child = spawn('sh', ['-c', `exec '${process.execPath}' '${CLI}' ${args}`], {
    env: surroundings(root),
    cwd: root,
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ended.out += text;
    // Once: a second signal would end it as it is.
    if (!child.killed && isEnough(ended.out)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.err += text));
  return new Promise((done) => child.on('close', (code) => done({ ...ended, code })));
}

const toTheEnd = (): boolean => false;
const run = (root: string, args: string): Promise<Ended> => shell(root, args, toTheEnd);

/** The same command, over in a moment: one epoch of a few examples, unless it continues with what was decided before. */
function brief(args: string, set: string): string {
  if (!args.startsWith('train') || /--(resume|from)/.test(args)) return args;
  const settings = args.slice('train'.length);
  return `train --data ${set} ${settings} --epochs 1 --subset 320`;
}

const idOf = (out: string) => /experiments\/(\S+) after/.exec(out)?.[1] ?? '';

async function placeWithRuns(): Promise<Place> {
  const { root, set, folder } = await rootWithSet();
  const first = await run(root, brief('train', set));
  const second = await run(root, brief('train --seed 2', set));
  return { root, set, folder, ids: [idOf(first.out), idOf(second.out)] };
}

/** An interrupted run, for the commands that continue with one. */
async function interruptedRun({ root, set }: Place): Promise<string> {
  const args = `train --data ${set} --epochs 1000`;
  const { err } = await shell(root, args, (out) => out.includes('[Epoch 2-VALID]'));
  return /--resume (\S+)/.exec(err)?.[1] ?? '';
}

const MODEL = join(PROJECT, 'tests/fixtures/models/module.pt');
const ONNX = join(PROJECT, 'tests/fixtures/onnx/cnn.onnx');
const ARRAYS = join(PROJECT, 'tests/fixtures/onnx/cnn.npz');

async function expectWorks(args: string, { root, set, ids }: Place): Promise<void> {
  // What has no end of its own: a page that is served.
  if (args.startsWith('serve')) {
    const served = await shell(root, args, (out) => out.includes('http://127.0.0.1'));
    expect(served, args).toMatchObject({ code: 0 });
    return;
  }
  const ended = await run(
    root,
    brief(
      ids.reduce((text, id) => text.replace('ID', id), args),
      set,
    ),
  );
  expect(ended, `${args}\n${ended.err}`).toMatchObject({ code: 0 });
  expect(ended.out, args).not.toBe('');
}

async function expectGoesOn(place: Place): Promise<void> {
  const id = await interruptedRun(place);
  const resumed = await shell(place.root, `train --resume ${id}`, (out) => out.includes('VALID'));
  expect([0, 130], resumed.err).toContain(resumed.code);
}

describe('the commands of the pages', { timeout: 900_000 }, () => {
  const commands = docCommands()
    .filter(({ page, command }) => PAGES.includes(page) && command.startsWith(PREFIX))
    .map(({ page, command }) => ({ page, args: command.slice(PREFIX.length) }));

  it.each(PAGES)('are many in %s', (name) => {
    expect(commands.filter(({ page }) => page === name).length).toBeGreaterThan(5);
  });

  it('work as they are printed', async () => {
    const place = await placeWithRuns();
    // In their order, as an import brings back what an export wrote; said on both pages, run once.
    for (const args of new Set(commands.map((each) => each.args))) {
      // Needs the network, and its own tests.
      if (args === 'data download') continue;
      if (args.startsWith('train --resume')) {
        await expectGoesOn(place);
      } else if (args.includes('--data FOLDER')) {
        await expectWorks(args.replace('FOLDER', `'${MNIST_FOLDER}'`), place);
      } else {
        const named = args
          .replaceAll('MODEL', `'${MODEL}'`)
          .replace('ONNX', `'${ONNX}'`)
          .replace('ARRAYS', `'${ARRAYS}'`);
        await expectWorks(named.replace('FOLDER', `'${place.folder}'`), place);
      }
    }
  });
});
