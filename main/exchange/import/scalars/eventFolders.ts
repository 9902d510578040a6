import { NORMALIZATIONS, NORMALIZATION } from '../../../../shared/domain/normalization.ts';
import { groupedBy } from './groupedBy.ts';
import { seriesName } from './seriesName.ts';
import type { SeriesName } from './seriesName.ts';

/** An event file and the folders it is in, as TensorBoard's log folder has them. */
export interface EventFile {
  path: string;
  bytes: Uint8Array;
}

/** The event files of one folder, which TensorBoard calls a run. */
export interface EventFolder {
  path: string;
  /** What the folders' names say of the series in it. */
  named: Pick<SeriesName, 'network' | 'split' | 'metric'>;
  files: EventFile[];
}

/** Folders that hold one run together. */
export interface EventRun {
  /** Empty for files that are in no folder. */
  name: string;
  folders: EventFolder[];
}

const segmentsOf = (path: string): string[] => path.split('/').slice(0, -1);

/**
 * Runs by their folders. Folders that name nothing but series (`bn`, `validation`, `loss_train_plain`)
 * belong to the run around them, and folders that differ only in the network (`run1_bn`, `run1_plain`)
 * are one run.
 */
export function eventRuns(files: readonly EventFile[]): EventRun[] {
  const folders = [...groupedBy(files, ({ path }) => segmentsOf(path).join('/'))].map(
    ([path, own]): EventFolder => ({ path, named: namedBy(path), files: own }),
  );
  folders.sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...groupedBy(folders, ({ path }) => runKey(path))].map(([key, own]) => {
    const names = new Set(own.map(({ path }) => ownName(path)));
    const [name = ''] = names;
    return { name: names.size === 1 ? name : key, folders: own };
  });
}

/** What the folders say, the innermost that says it first. */
function namedBy(path: string): EventFolder['named'] {
  const named = path.split('/').map(seriesName).filter(isTelling).toReversed();
  const split = named.find((name) => name.split !== null && name.split !== 'batch')?.split;
  return {
    network: named.find(({ network }) => network !== null)?.network ?? null,
    split: split ?? null,
    metric: named.find(({ metric }) => metric !== null)?.metric ?? null,
  };
}

const isSeries = ({ network, split, metric, others }: SeriesName): boolean =>
  others.length === 0 && (network !== null || split !== null || metric !== null);
const isTelling = (name: SeriesName): boolean => isSeries(name) || name.network !== null;

const withoutSeries = (path: string): string[] =>
  path.split('/').filter((segment) => !isSeries(seriesName(segment)));

const ownName = (path: string): string => withoutSeries(path).join('/');

/** The run's name without what names the network. */
const runKey = (path: string): string => withoutSeries(path).map(withoutNetwork).join('/');

const ABBREVIATIONS = NORMALIZATIONS.map((each) => NORMALIZATION[each].abbreviation).join('|');
const NETWORK = new RegExp(
  `(^|[\\s_.-]+)((no|non|without|with)[\\s_-]*)?(${ABBREVIATIONS}|(batch|layer)[\\s_-]*norm[a-z]*|plain|nn|vanilla|baseline)(?=$|[\\s_.-])`,
  'gi',
);
const withoutNetwork = (segment: string): string =>
  segment.replace(NETWORK, '').replace(/^[\s_.-]+/, '') || segment;
