import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import { message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { visibleText } from '../../../../shared/formats/plainText.ts';
import type { Series } from './scalar.ts';
import type { SeriesName } from './seriesName.ts';

/** The curves do not say which network they are of, and no one has said it. */
export class NetworkUnknown extends Refusal {
  constructor() {
    super(message('importNetworkUnknown'));
    this.name = 'NetworkUnknown';
  }
}

interface Candidate extends Series {
  label: string;
  /** How much of the name is not understood; 0 is best. */
  doubt: number;
}

/** More than any number of words. */
const NO_SPLIT = 1000;

/**
 * Which labels hold the series of the two networks. A loss or accuracy whose split is not given is
 * training's, as Keras has it. Where several labels name the same series, the one that says it most
 * plainly counts; `leftOut` are the others.
 * @param network the network of series that name none
 * @throws {Refusal} when no series names a network and `network` is null
 */
export function chosenSeries(
  names: ReadonlyMap<string, SeriesName>,
  network: NetworkName | null,
): { chosen: Map<string, Series>; leftOut: string[] } {
  const readable = [...names].filter(([, { metric }]) => metric !== null);
  const isNetworkTold = readable.some(([, name]) => name.network !== null);
  if (readable.length > 0 && !isNetworkTold && network === null) throw new NetworkUnknown();
  const best = new Map<string, Candidate>();
  const leftOut: string[] = [];
  for (const [label, name] of readable) {
    const candidate = candidateOf(label, name, network);
    if (candidate === null) continue;
    const key = `${candidate.network} ${candidate.split} ${candidate.metric}`;
    const here = best.get(key);
    if (here !== undefined && here.doubt <= candidate.doubt) {
      leftOut.push(label);
      continue;
    }
    if (here !== undefined) leftOut.push(here.label);
    best.set(key, candidate);
  }
  const chosen = [...best.values()].map(({ label, network, split, metric }): [string, Series] => [
    label,
    { network, split, metric },
  ]);
  return { chosen: new Map(chosen), leftOut };
}

/** Whether one can compare runs by any of the series. */
export const canCompare = (series: Iterable<Series>): boolean =>
  [...series].some(
    ({ split, metric }) => (metric === 'accuracy' && split !== 'batch') || split === 'valid',
  );

/** The names that are understood, for the reason. */
export const EXAMPLES = 'val_bn_acc, valid_plain_loss, val_accuracy';

const MOST_NAMES = 20;

/** The names that were found, for the reason. */
export function namesFound(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => visibleText(name).slice(0, 60));
  return `${shown.join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
}

function candidateOf(
  label: string,
  name: SeriesName,
  fallback: NetworkName | null,
): Candidate | null {
  const network = name.network ?? fallback;
  if (network === null || name.metric === null) return null;
  // Where a file has both, the validation set counts, not the test set.
  const isTest = /test/i.test(label) ? 0.5 : 0;
  const doubt = name.others.length + isTest + (name.split === null ? NO_SPLIT : 0);
  return { label, network, split: name.split ?? 'train', metric: name.metric, doubt };
}
