import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import { useText } from '../i18n/useText.ts';
import { useChartReading } from '../state/chartReading.ts';
import type { ChartDescription } from './chartDescription.ts';
import { formatPlace } from './lines/format.ts';
import { lastX, readOut, sortedReadOut } from './lines/readOut.ts';
import type { PlotReading } from './lines/readOut.ts';

/** What is read from a chart, where it is pointed at, reached by keys or by a chart of the same axis. */
export function useReadOut(chart: () => ChartDescription, revision: () => number) {
  const { t } = useText();
  const readings = useChartReading();
  /** The id of this chart, unlike that of any other. */
  const self = Symbol('chart');
  const reading = shallowRef<PlotReading | null>(null);
  /** Whether a key asked for the reading: while it only follows the data, nothing is said. */
  const isSpoken = ref(false);

  /** The chart, which is another one to a reader when its lines have grown. */
  const grown = computed(() => ({ revision: revision(), ...chart() }));
  const axisKey = computed(() => {
    const { label, names = [] } = grown.value.axes.x;
    return [label, ...names].join('|');
  });
  const followed = computed(() => readings.followed(self, axisKey.value));
  const place = computed(() => reading.value?.x ?? lastX(grown.value.lines));
  const entries = computed(() => {
    const { lines, hidden, axes } = grown.value;
    return readOut(lines, hidden, place.value, axes.y.isPercent);
  });
  /** All lines beside the crosshair; null while another chart is read, or none. */
  const card = computed(() => {
    const at = reading.value;
    if (at === null || !at.isOwn || at.pixel === null) return null;
    const { lines, hidden, axes } = grown.value;
    return { at: at.pixel, entries: sortedReadOut(lines, hidden, at.x, axes.y.isPercent) };
  });

  const placeText = computed(() => {
    const { label, names } = grown.value.axes.x;
    return place.value === null ? '' : `${label} ${formatPlace(place.value, names)}`;
  });
  const values = computed(() =>
    entries.value.map(({ label, value }) => `${label} ${value}`).join(', '),
  );
  const spoken = computed(() =>
    isSpoken.value && reading.value !== null ? `${placeText.value}: ${values.value}` : '',
  );
  const summary = computed(() => {
    const { title } = grown.value;
    return place.value === null
      ? t('charts.summaryEmpty', { title })
      : t('charts.summary', { title, values: values.value, place: placeText.value });
  });

  function read(at: PlotReading | null): void {
    reading.value = at;
    const isOwn = at?.isOwn === true;
    readings.read(self, isOwn ? { axis: axisKey.value, x: at.x } : null);
    if (!isOwn) isSpoken.value = false;
  }

  function speak(): void {
    isSpoken.value = true;
  }

  onBeforeUnmount(() => readings.read(self, null));

  return { grown, followed, place, entries, card, placeText, spoken, summary, read, speak };
}
