import { cpus } from 'node:os';
import type { Environment } from '../../shared/domain/experiment.ts';
import packageJson from '../../package.json' with { type: 'json' };

export const APP_VERSION: string = packageJson.version;

/** Where a run is made, `native` being what the worker reported of itself. */
export function environmentOf(
  native: Pick<Environment, 'tensorflow' | 'xla' | 'threads'>,
): Environment {
  return {
    app: APP_VERSION,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? '',
    node: process.versions.node,
    ...native,
  };
}
