import { expectedFactor, gradientFlow } from '../../../../shared/analysis/gradientFlow.ts';
import type { GradientFlow } from '../../../../shared/analysis/gradientFlow.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import type { HealthLine } from '../../../../shared/domain/recording.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatMeasure } from '../chapters/parts/numbers.ts';
import { hasLearned, learnedFindings } from './learned.ts';

/** What the settings lead one to expect before anything is measured. */
export function gradientForecast(config: ExperimentConfig): Text {
  const factor = expectedFactor(config);
  const between = config.hiddenSizes.length - 1;
  if (factor === null || between < 1) return { key: 'learn.gradients.forecast.none' };
  const total = factor ** between;
  const params = {
    factor: formatMeasure(factor),
    layers: between,
    total: formatMeasure(factor < 1 ? 1 / total : total),
  };
  if (total > 2) return { key: 'learn.gradients.forecast.grows', params };
  if (total < 0.5) return { key: 'learn.gradients.forecast.shrinks', params };
  return { key: 'learn.gradients.forecast.keeps', params };
}

/** What was measured of the gradients before the first step, and what came of it. */
export function gradientFindings(experiment: Experiment, health: readonly HealthLine[]): Text[] {
  const [start] = health;
  if (start === undefined) return [];
  const plain = gradientFlow(start.plain);
  const bn = gradientFlow(start.bn);
  return [
    { key: `learn.gradients.plain.${plain.kind}`, params: paramsOf(plain) },
    { key: `learn.gradients.bn.${bn.kind}`, params: paramsOf(bn) },
    ...comparison(bn, plain),
    ...learnedFindings(experiment),
    ...despite(experiment, plain),
  ];
}

const paramsOf = ({ first, last, lastToFirst, largest }: GradientFlow) => ({
  first: formatMeasure(first),
  last: formatMeasure(last),
  ratio: formatMeasure(lastToFirst),
  largest: formatMeasure(largest),
});

function comparison(bn: GradientFlow, plain: GradientFlow): Text[] {
  const isCalm = (flow: GradientFlow) => flow.kind === 'steady';
  if (isCalm(plain)) return [{ key: 'learn.gradients.noTrouble' }];
  return isCalm(bn) ? [] : [{ key: 'learn.gradients.bnToo' }];
}

/** A network may learn although its gradients were bad: that has to be said, and why. */
function despite({ config, summary }: Experiment, plain: GradientFlow): Text[] {
  const accuracy = summary.last?.valid.plain.accuracy ?? 0;
  if (!hasLearned(accuracy)) return [];
  if (plain.kind === 'vanishing' && config.optimizer === 'adam') {
    return [{ key: 'learn.gradients.despiteAdam' }];
  }
  return plain.kind === 'vanishing' || plain.kind === 'exploding'
    ? [{ key: 'learn.gradients.despite' }]
    : [];
}
