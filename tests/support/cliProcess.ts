import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { IDX_FILES } from '../../shared/domain/dataset.ts';
import { freshFolder } from './freshFolder.ts';
import { idxImages, idxLabels, writeFiles } from './idxSets.ts';

const CLI = resolve(import.meta.dirname, '../../dist/main/cli.js');

/** Code is compiled once for all tests; it goes by the digest of its program, whoever made it. */
const WITH_COMPILED_CODE = {
  PATH: process.env['PATH'],
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
};

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Running {
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when standard output has `text`; rejects when the process ends without it. */
  printed(text: string): Promise<void>;
  /** Closes the reading end of its standard output, as `head` does. */
  stopReading(): void;
}

interface StartOptions {
  /** Blocks of 512 bytes that a file of it may take; what comes after is refused, as by a full disk. */
  largestFile?: number;
  /** The program of another clone than this one. */
  cli?: string;
  /** Whether networks are compiled, which takes seconds: else they train slower and start sooner. */
  compiled?: boolean;
  /** A file that its standard output goes to. */
  into?: string;
  /** Variables besides those of every command. */
  env?: NodeJS.ProcessEnv;
}

/** What a command finds around it: its own folders under `root`, and nothing of this machine's settings. */
export const surroundings = (root: string, compiled = false): NodeJS.ProcessEnv => ({
  ...WITH_COMPILED_CODE,
  HOME: root,
  XDG_DATA_HOME: join(root, 'share'),
  ...(compiled ? {} : { BATCHNORM_WORKBENCH_XLA: 'off' }),
});

/** Starts the built command line in `root`. */
export function start(root: string, args: string[], options: StartOptions = {}): Running {
  const { largestFile, compiled, into, env, cli = CLI } = options;
  const limit = largestFile === undefined ? '' : `ulimit -f ${largestFile};`;
  const output = into === undefined ? '' : ' >"$OUTPUT"';
  const command = [process.execPath, cli, ...args];
  const wrapped = ['sh', '-c', `${limit} exec "$@"${output}`, 'sh', ...command];
  const [program = '', ...rest] = limit === '' && output === '' ? command : wrapped;
  const child = spawn(program, rest, {
    env: { ...surroundings(root, compiled), OUTPUT: into, ...env },
    cwd: root,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, err })));
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    printed: (text) =>
      new Promise((found, missed) => {
        const look = () => (out.includes(text) ? found() : undefined);
        child.stdout.on('data', look);
        child.on('close', () => missed(new Error(`it ended without ${text}: ${err}`)));
        look();
      }),
    stopReading: () => void child.stdout.destroy(),
  };
}

export const run = (root: string, ...args: string[]): Promise<Ended> => start(root, args).ended;

/** The four files of a set that is trained on in no time, in a folder under `root`. */
export function writeSmallSet(root: string): Promise<string> {
  return writeFiles(join(root, 'small'), {
    [IDX_FILES.trainImages]: idxImages(320),
    [IDX_FILES.trainLabels]: idxLabels(320),
    [IDX_FILES.validImages]: idxImages(64, 3),
    [IDX_FILES.validLabels]: idxLabels(64),
  });
}

/** A root with the small set imported, the set's id, and the folder it came from. */
export async function rootWithSet(): Promise<{ root: string; set: string; folder: string }> {
  const root = await freshFolder();
  const folder = await writeSmallSet(root);
  const { out, err } = await run(root, 'data', 'import', folder, '--name', 'Small', '--json');
  const set = (JSON.parse(out === '' ? err : out) as { id: string }).id;
  return { root, set, folder };
}

export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
