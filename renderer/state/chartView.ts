import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

/** What the charts' x axis counts. */
export const X_AXES = ['epoch', 'step', 'time'] as const;
export type XAxis = (typeof X_AXES)[number];

/** How charts of runs are looked at: one choice for all of them, kept from screen to screen. */
export const useChartView = defineStore('chartView', () => {
  const axis = ref<XAxis>('epoch');
  /** Smoothing weights: of the curves with a point an epoch, and of the one with a point a step. */
  const epochWeight = ref(0);
  const stepWeight = ref(0.98);
  /** For losses. */
  const logarithmic = ref(false);
  /** Losses from 0 and accuracies from 0 to 100 %, whatever part of that they take. */
  const fromZero = ref(false);
  /** Values that would press all others into a line are on the axis too. */
  const withOutliers = ref(false);
  const asTables = ref(false);
  /** Lines switched off, by id. */
  const hidden = shallowRef<ReadonlySet<string>>(new Set());

  function toggleLine(id: string): void {
    const next = new Set(hidden.value);
    if (!next.delete(id)) next.add(id);
    hidden.value = next;
  }

  return {
    axis,
    epochWeight,
    stepWeight,
    logarithmic,
    fromZero,
    withOutliers,
    asTables,
    hidden,
    toggleLine,
  };
});
