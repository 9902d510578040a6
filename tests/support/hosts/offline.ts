import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';

/** Nothing is found by name any more; the loopback, by which tests drive the app, stays. */
const WITHOUT_NAMES = 'mount --bind /dev/null /etc/resolv.conf';

/** Whether this system lets a program be started without the network. */
export const canGoOffline = (): boolean =>
  spawnSync('unshare', ['-rm', 'sh', '-c', WITHOUT_NAMES], { stdio: 'ignore' }).status === 0;

/** Writes a program to `file` that is `program` without a network. Needs `canGoOffline`. */
export function makeOffline(program: string, file: string): string {
  const script = `${WITHOUT_NAMES} && exec "$0" "$@"`;
  writeFileSync(file, `#!/bin/sh\nexec unshare -rm sh -c '${script}' '${program}' "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
