// Loaded before a program: its Nth change on the disk fails with FAULT_CODE, or, for SIGKILL, ends it.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env.FAULT_AT);
const code = process.env.FAULT_CODE;
let count = 0;

function strike() {
  if (code === 'SIGKILL') {
    process.kill(process.pid, 'SIGKILL');
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  return Object.assign(new Error(`${code}: injected`), { code, syscall: 'write' });
}

/** @type {Record<string, any>} */
const changeable = fs;

for (const name of ['mkdirSync', 'renameSync', 'rmSync', 'writeFileSync', 'symlinkSync']) {
  const real = changeable[name];
  changeable[name] = (/** @type {any[]} */ ...args) => {
    if (++count === at) throw strike();
    return real(...args);
  };
}
// What a stream writes by; the last argument hears how it went.
for (const name of ['open', 'write']) {
  const real = changeable[name];
  changeable[name] = (/** @type {any[]} */ ...args) => {
    if (++count !== at) return real(...args);
    const error = strike();
    return process.nextTick(() => args.at(-1)(error));
  };
}
syncBuiltinESMExports();
process.on('exit', () => fs.writeSync(1, `${count} changes\n`));
