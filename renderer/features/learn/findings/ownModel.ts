import { formatNumber } from '../../../parts/inspection/formatNumber.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { settingNumber } from '../../../../shared/formats/settingNumber.ts';
import { findingsOf } from '../../../../shared/models/findings.ts';
import type { ForeignModel, ForeignNorm } from '../../../../shared/models/foreignModel.ts';
import { epsilonOf, momentumOf } from '../../../../shared/models/normFindings.ts';

/** A share of the initial statistics below this is no longer worth a word. */
const FORGOTTEN = 0.01;

/** The share of the initial 0 and 1 that is still in a layer's statistics; null where the file does not say. */
export function initialShare(norm: ForeignNorm, format: ForeignModel['format']): number | null {
  const momentum = momentumOf(norm, format);
  if (norm.counter === null || norm.counter === 0 || Number.isNaN(momentum)) return null;
  return (1 - momentum) ** norm.counter;
}

const withStatistics = ({ norms }: ForeignModel) =>
  norms.filter(({ variance, mean }) => variance !== null && mean !== null);

/** What momentum and counters tell of a model's running statistics. */
export function statisticsFindings(model: ForeignModel): Text[] {
  const norms = withStatistics(model);
  if (norms.length === 0) return [{ key: 'learn.ownModel.noStatistics' }];
  const counted = norms.flatMap((norm) => {
    const share = initialShare(norm, model.format);
    return share === null || norm.counter === null ? [] : [{ norm, share, count: norm.counter }];
  });
  const [first, ...others] = counted;
  if (first === undefined) return [{ key: 'learn.ownModel.noCounters' }];
  const slowest = others.reduce((one, other) => (other.share > one.share ? other : one), first);
  const values = {
    layer: slowest.norm.path,
    batches: slowest.count,
    momentum: settingNumber(momentumOf(slowest.norm, model.format)),
    share: formatAccuracy(slowest.share),
  };
  const isLeft = slowest.share > FORGOTTEN;
  return [
    { key: isLeft ? 'learn.ownModel.initialLeft' : 'learn.ownModel.initialGone', params: values },
    ...differingCounters(counted),
  ];
}

function differingCounters(counted: readonly { norm: ForeignNorm; count: number }[]): Text[] {
  const sorted = [...counted].sort((one, other) => one.count - other.count);
  const [fewest, most] = [sorted[0], sorted.at(-1)];
  if (fewest === undefined || most === undefined || fewest.count === most.count) return [];
  const params = {
    ...{ fewest: fewest.count, fewestLayer: fewest.norm.path },
    ...{ most: most.count, mostLayer: most.norm.path },
  };
  return [{ key: 'learn.ownModel.countersDiffer', params }];
}

/** How far a model's epsilons are from its variances, and from each other. */
export function epsilonFindings(model: ForeignModel): Text[] {
  const channels = withStatistics(model).flatMap((norm) =>
    [...(norm.variance?.values ?? [])].map((variance, channel) => ({ norm, variance, channel })),
  );
  const finite = channels.filter(({ variance }) => Number.isFinite(variance));
  const [first, ...others] = finite;
  if (first === undefined) return [];
  const least = others.reduce((one, other) => (other.variance < one.variance ? other : one), first);
  const epsilon = epsilonOf(least.norm, model.format);
  const params = {
    ...{ layer: least.norm.path, channel: least.channel, epsilon: settingNumber(epsilon) },
    variance: formatNumber(least.variance),
  };
  const isSilent = least.variance < epsilon;
  const said: Text = {
    key: isSilent ? 'learn.ownModel.belowEpsilon' : 'learn.ownModel.aboveEpsilon',
    params,
  };
  const epsilons = new Set(model.norms.map((norm) => epsilonOf(norm, model.format)));
  const list = [...epsilons].map(settingNumber).join(', ');
  return epsilons.size < 2
    ? [said]
    : [said, { key: 'learn.ownModel.epsilonsDiffer', params: { list } }];
}

/** The channels of each layer whose output is the same for every input, by the layers' names in the file. */
export function deadChannels(model: ForeignModel): ReadonlyMap<string, number> {
  const dead = findingsOf(model).filter(({ kind }) => kind === 'deadChannel');
  return new Map(dead.map(({ layer, channels }) => [layer ?? '', channels.length]));
}

export function deadFindings(model: ForeignModel): Text[] {
  if (model.norms.every(({ gamma }) => gamma === null)) return [];
  const dead = deadChannels(model);
  const counts = model.norms.map((norm) => ({ norm, count: dead.get(norm.fullPath) ?? 0 }));
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one));
  if (most.count === 0) return [{ key: 'learn.ownModel.noneDead' }];
  const params = {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    all: counts.reduce((sum, { norm }) => sum + norm.channels, 0),
    ...{ layer: most.norm.path, most: most.count, channels: most.norm.channels },
  };
  return [{ key: 'learn.ownModel.dead', params }];
}
