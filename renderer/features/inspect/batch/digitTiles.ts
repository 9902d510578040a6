import type { ForwardResult, Mode } from '../../../../shared/domain/inspection.ts';

/** One example of the batch as the grid shows it. */
export interface Tile {
  /** In the batch. */
  place: number;
  label: number | null;
  /** Null where the network predicts none. */
  prediction: number | null;
  wrong: boolean;
  /** Whether the other mode predicts another digit. */
  changed: boolean;
}

export type TileFilter = 'all' | 'wrong' | 'changed';

/** What the network with normalization makes of the batch, or where there is none, the plain one. */
export function tilesOf({ batch, bn, plain, changed }: ForwardResult, mode: Mode): Tile[] {
  const differing = new Set(changed);
  const predictions = (bn?.[mode] ?? plain)?.predictions ?? [];
  return predictions.map((prediction, place) => {
    const label = batch.labels[place] ?? null;
    return {
      place,
      label,
      prediction,
      wrong: label !== null && prediction !== label,
      changed: differing.has(place),
    };
  });
}
