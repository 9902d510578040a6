import { measureOf } from '../../../../shared/models/channelNumbers.ts';
import type { ForeignNorm } from '../../../../shared/models/foreignModel.ts';

/** Columns of the table of channels, in their order. */
export const CHANNEL_COLUMNS = ['mean', 'variance', 'gamma', 'beta', 'scale'] as const;
export type ChannelColumn = (typeof CHANNEL_COLUMNS)[number];

/** What a table of channels is sorted by; `channel` is the order of the file. */
export interface ChannelSort {
  column: ChannelColumn | 'channel';
  descending: boolean;
}

/** The numbers of each column that the layer has. */
export function columnsOf(
  norm: ForeignNorm,
  epsilon: number,
): { column: ChannelColumn; values: Float64Array }[] {
  return CHANNEL_COLUMNS.flatMap((column) => {
    const values =
      column === 'variance' ? (norm.variance?.values ?? null) : measureOf(norm, column, epsilon);
    return values === null ? [] : [{ column, values }];
  });
}

/** The channels in the order of a sort. What is not finite comes first: it is what one looks for. */
export function sortedChannels(
  channels: number,
  columns: readonly { column: ChannelColumn; values: Float64Array }[],
  { column, descending }: ChannelSort,
): number[] {
  const order = Array.from({ length: channels }, (_, channel) => channel);
  const values = columns.find((each) => each.column === column)?.values;
  const sign = descending ? -1 : 1;
  return order.sort((one, other) => {
    const [a, b] = values === undefined ? [one, other] : [values[one] ?? NaN, values[other] ?? NaN];
    if (!Number.isFinite(a) || !Number.isFinite(b)) {
      return Number(Number.isFinite(a)) - Number(Number.isFinite(b)) || one - other;
    }
    return sign * (a - b) || one - other;
  });
}
