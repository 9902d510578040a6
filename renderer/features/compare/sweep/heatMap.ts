import type { Sweep } from '../../../../shared/analysis/sweep.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { valueWords } from '../../../../shared/report/settingWords.ts';
import { formatValue } from '../../../plot/lines/format.ts';
import { RAMP_STEPS } from '../../../plot/canvas/theme.ts';

export interface HeatCell {
  /** Its mean; a dash where no run has one. */
  text: string;
  /** The variables of its ground and its text. */
  ground: string;
  ink: string;
  /** Whether training breaks here. */
  breaks: boolean;
}

/** A sweep of two settings, one network: the first setting down, the second across, the better the lighter. */
export interface HeatMapContent {
  rows: string[];
  columns: string[];
  /** By row and column; no place of the sweep is left out of it. */
  cells: HeatCell[][];
}

const EMPTY: HeatCell = { text: '–', ground: '--sunken', ink: '--text', breaks: false };

/** @param range of the values of both networks, so that their colors can be compared */
export function heatMapOf(
  sweep: Sweep,
  network: NetworkName,
  range: { min: number; max: number },
  texts: ReportTexts,
): HeatMapContent {
  const placesOf = (axis: number) => [...new Set(sweep.points.map(({ at }) => at[axis] ?? ''))];
  const [rows, columns] = [placesOf(0), placesOf(1)];
  const cells = new Map(
    sweep.points.map(({ at, cells: both }) => {
      const { value, breaks } = both[network];
      const look = value === null ? EMPTY : lookOf(value.mean, sweep, range);
      return [JSON.stringify(at), { ...look, breaks }];
    }),
  );
  const labels = (axis: 0 | 1, places: (number | string)[]) => {
    const setting = sweep.settings[axis];
    return places.map((value) =>
      setting === undefined ? String(value) : valueWords(setting, value, texts.language),
    );
  };
  return {
    rows: labels(0, rows),
    columns: labels(1, columns),
    cells: rows.map((row) =>
      columns.map((column) => cells.get(JSON.stringify([row, column])) ?? EMPTY),
    ),
  };
}

function lookOf(
  value: number,
  { measure }: Sweep,
  { min, max }: { min: number; max: number },
): Omit<HeatCell, 'breaks'> {
  const share = max > min ? (value - min) / (max - min) : 1;
  const good = measure.metric === 'accuracy' ? share : 1 - share;
  const step = Math.round(good * (RAMP_STEPS - 1));
  return {
    text: formatValue(value, measure.metric === 'accuracy'),
    ground: `--ramp-${step}`,
    ink: step < RAMP_STEPS / 2 ? '--on-ramp-low' : '--on-ramp-high',
  };
}
