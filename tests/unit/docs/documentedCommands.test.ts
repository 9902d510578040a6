import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../support/freshFolder.ts';
import { mnistFolder } from '../../support/mnist.ts';
import { writeSmallSet } from '../cli/cliProcess.ts';
import { docCommands, ROOT } from './commands.ts';

/** How the pages start a command of the workbench. */
const PREFIX = 'npm run -s cli -- ';
const CLI = join(ROOT, 'dist/main/cli.js');
const PAGES = ['README.md', 'docs/cli.md'];

interface Place {
  root: string;
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
  const env = { PATH: process.env['PATH'], HOME: root, XDG_DATA_HOME: join(root, 'share') };
  const child = spawn('sh', ['-c', `exec '${process.execPath}' '${CLI}' ${args}`], {
    env,
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

/** The same command, over in a moment: on a few drawn digits, unless its own settings say else. */
function brief(args: string): string {
  if (!args.startsWith('train') || args.includes('--resume')) return args;
  const settings = args.slice('train'.length);
  return `train --data digits --subset 320${settings} --epochs 1 --subset 320`;
}

const idOf = (out: string) => /experiments\/(\S+) after/.exec(out)?.[1] ?? '';

async function placeWithRuns(): Promise<Place> {
  const root = await freshFolder();
  const first = await run(root, brief('train'));
  const second = await run(root, brief('train --seed 2'));
  return { root, ids: [idOf(first.out), idOf(second.out)] };
}

/** An interrupted run, for the commands that go on with one. */
async function interruptedRun(root: string): Promise<string> {
  const args = 'train --data digits --subset 320 --epochs 1000';
  const { err } = await shell(root, args, (out) => out.includes('[Epoch 2-VALID]'));
  return /--resume (\S+)/.exec(err)?.[1] ?? '';
}

async function expectWorks(args: string, { root, ids }: Place): Promise<void> {
  // What has no end of its own: a page that is served.
  if (args.startsWith('serve')) {
    const served = await shell(root, args, (out) => out.includes('http://127.0.0.1'));
    expect(served, args).toMatchObject({ code: 0 });
    return;
  }
  const ended = await run(root, brief(ids.reduce((text, id) => text.replace('ID', id), args)));
  expect(ended, `${args}\n${ended.err}`).toMatchObject({ code: 0 });
  expect(ended.out, args).not.toBe('');
}

describe.each(PAGES)('the commands of %s', { timeout: 900_000 }, (page) => {
  const mnist = mnistFolder();

  it('work as they are printed', async () => {
    const place = await placeWithRuns();
    const set = await writeSmallSet(place.root);
    const commands = docCommands()
      .filter((one) => one.page === page && one.command.startsWith(PREFIX))
      .map(({ command }) => command.slice(PREFIX.length));
    expect(commands.length).toBeGreaterThan(5);
    for (const args of commands) {
      // Needs the network, and its own tests.
      if (args === 'data download') continue;
      if (args.startsWith('train --resume')) {
        const id = await interruptedRun(place.root);
        const resumed = await shell(place.root, `train --resume ${id}`, (out) =>
          out.includes('VALID'),
        );
        expect([0, 130], resumed.err).toContain(resumed.code);
      } else if (args.includes('--data FOLDER')) {
        if (mnist !== null) await expectWorks(args.replace('FOLDER', `'${mnist}'`), place);
      } else {
        await expectWorks(args.replace('FOLDER', `'${set}'`), place);
      }
    }
  });
});
