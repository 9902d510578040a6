import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a file of the unpacked app belongs to: the first whose pattern its path has. */
const PARTS = [
  { name: "TensorFlow's library", pattern: /tfjs-node\/deps\// },
  { name: "TensorFlow's addon", pattern: /tfjs-node\/lib\// },
  { name: 'ONNX Runtime', pattern: /onnxruntime-node\/bin\// },
  { name: 'packages of the programs', pattern: /app\.asar\.unpacked\/node_modules\// },
  { name: 'MNIST', pattern: /resources\/mnist\//i },
  { name: 'page, programs, sample run', pattern: /app\.asar/ },
  { name: 'Electron', pattern: /^/ },
];

/**
 * How the size of an unpacked app is made up, the largest part first.
 *
 * @param {string} folder
 * @returns {{ name: string, bytes: number }[]}
 */
export function partsOf(folder) {
  const sums = new Map(PARTS.map(({ name }) => [name, 0]));
  for (const file of filesIn(folder)) {
    const inside = path.relative(folder, file).split(path.sep).join('/');
    const name = PARTS.find(({ pattern }) => pattern.test(inside))?.name ?? '';
    sums.set(name, (sums.get(name) ?? 0) + statSync(file).size);
  }
  return [...sums]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((one, other) => other.bytes - one.bytes);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
