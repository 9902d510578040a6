import type { ExperimentConfig } from '../../../../../shared/domain/config.ts';
import { REMEDIES, remedyOf } from '../../../../state/inspection/remedies.ts';
import { SHORT } from '../../trial/useTrial.ts';
import type { Remedy } from '../../../../state/inspection/remedies.ts';

/** The sick network of the chapter, as its difference from the lab. */
export const SICK: Partial<ExperimentConfig> = {
  ...SHORT,
  hiddenSizes: Array<number>(6).fill(32),
  activation: 'sigmoid',
  initialization: 'normal',
  initializationSigma: 0.1,
};

/** A network as it is, with one of the indirect remedies, or with all of them. */
export type RemedyName = 'none' | Remedy | 'all';

interface RemedyRow {
  name: RemedyName;
  config: ExperimentConfig;
}

/** `base` and what each remedy makes of it; a remedy it has already is left out. */
export function remedyRows(base: ExperimentConfig): RemedyRow[] {
  const single = REMEDIES.flatMap((name): RemedyRow[] => {
    const changes = remedyOf(name, base);
    return changes === null ? [] : [{ name, config: { ...base, ...changes } }];
  });
  // One after the other, so that the initialization is the one for the new activation.
  const all = REMEDIES.reduce<ExperimentConfig>(
    (config, name) => ({ ...config, ...remedyOf(name, config) }),
    base,
  );
  return [{ name: 'none', config: base }, ...single, { name: 'all', config: all }];
}
