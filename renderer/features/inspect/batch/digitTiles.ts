import type { ForwardResult, Mode } from '../../../../shared/domain/inspection.ts';

/** One example of the batch as the grid shows it. */
export interface Tile {
  /** In the batch. */
  place: number;
  label: number | null;
  prediction: number;
  wrong: boolean;
  /** Whether the other mode predicts another digit. */
  changed: boolean;
}

export type TileFilter = 'all' | 'wrong' | 'changed';

export function tilesOf({ batch, bn, changed }: ForwardResult, mode: Mode): Tile[] {
  const differing = new Set(changed);
  return bn[mode].predictions.map((prediction, place) => {
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
