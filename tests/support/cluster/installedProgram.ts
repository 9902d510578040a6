import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InstalledProgram {
  /** The folder that has `batchnorm-workbench` in it. */
  bin: string;
  /** The number of the process that trains a job of an array; null when none has started since `forget`. */
  processOf(job: number): number | null;
  forget(): void;
}

/** `batchnorm-workbench` as a script, with its own folders under `root` and those variables. */
export function installProgram(
  root: string,
  cli: string,
  env: Record<string, string>,
): InstalledProgram {
  const [bin, processes] = [join(root, 'bin'), join(root, 'processes')];
  mkdirSync(bin, { recursive: true });
  const file = join(bin, 'batchnorm-workbench');
  const own = { HOME: root, XDG_DATA_HOME: join(root, 'share'), ...env };
  const lines = [
    '#!/bin/sh',
    ...Object.entries(own).map(([name, value]) => `export ${name}='${value}'`),
    `[ -z "$SLURM_ARRAY_TASK_ID" ] || echo $$ > '${processes}'/"$SLURM_ARRAY_TASK_ID"`,
    `exec '${process.execPath}' '${cli}' "$@"`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  chmodSync(file, 0o755);
  const forget = () => {
    rmSync(processes, { recursive: true, force: true });
    mkdirSync(processes);
  };
  forget();
  return { bin, forget, processOf: (job) => numberIn(join(processes, String(job))) };
}

function numberIn(file: string): number | null {
  try {
    const number = Number(readFileSync(file, 'utf8'));
    return number > 0 ? number : null;
  } catch {
    return null;
  }
}
