import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** Where a chart is being read. */
interface ChartReading {
  /** The chart that is pointed at, or read by keys. */
  chart: symbol;
  /** What x counts: charts of another axis do not follow. */
  axis: string;
  x: number;
}

/** One place is read at a time; all charts of the same axis mark it. */
export const useChartReading = defineStore('chartReading', () => {
  const reading = shallowRef<ChartReading | null>(null);

  /** What a chart reads; null when it no longer does, which ends no other chart's reading. */
  function read(chart: symbol, place: Omit<ChartReading, 'chart'> | null): void {
    if (place !== null) reading.value = { chart, ...place };
    else if (reading.value?.chart === chart) reading.value = null;
  }

  /** Where a chart follows another; null where there is nothing to follow. */
  function followed(chart: symbol, axis: string): number | null {
    const current = reading.value;
    return current !== null && current.chart !== chart && current.axis === axis ? current.x : null;
  }

  return { read, followed };
});
