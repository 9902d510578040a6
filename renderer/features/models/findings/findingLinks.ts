import type { FindingKind } from '../../../../shared/models/finding.ts';
import type { ChapterId } from '../../../state/glossary/terms.ts';
import type { Term } from '../../../state/glossary/terms.ts';

/** Where each kind of finding is explained. */
export const FINDING_LINKS: Record<FindingKind, { term: Term; chapter: ChapterId }> = {
  notFinite: { term: 'explodingGradient', chapter: 'gradients' },
  noStatistics: { term: 'evalMode', chapter: 'modes' },
  trainingModeExported: { term: 'trainMode', chapter: 'modes' },
  neverTrained: { term: 'runningStatistics', chapter: 'modes' },
  tooFewSteps: { term: 'batchNormMomentum', chapter: 'modes' },
  momentumReversed: { term: 'batchNormMomentum', chapter: 'modes' },
  deadChannel: { term: 'gamma', chapter: 'algorithm' },
  silentInput: { term: 'epsilon', chapter: 'algorithm' },
  explodingScale: { term: 'gamma', chapter: 'algorithm' },
  halfPrecision: { term: 'runningStatistics', chapter: 'modes' },
  countersDiffer: { term: 'runningStatistics', chapter: 'modes' },
  counterLost: { term: 'runningStatistics', chapter: 'modes' },
  epsilonMatters: { term: 'epsilon', chapter: 'algorithm' },
  epsilonsDiffer: { term: 'epsilon', chapter: 'algorithm' },
  folded: { term: 'evalMode', chapter: 'modes' },
};
