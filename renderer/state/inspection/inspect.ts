import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Mode } from '../../../shared/domain/inspection.ts';
import { copyActions } from './inspectActions.ts';
import { openedCopy } from './inspectCopy.ts';
import { drawnDigit } from './inspectDrawing.ts';
import { chosenBatch, forwardPass } from './inspectForward.ts';
import { matesOfExample } from './inspectMates.ts';
import { recordedRun } from './inspectRecord.ts';
import { momentumReplays } from './inspectReplay.ts';
import { stepsOfUnit } from './inspectSteps.ts';

export const INSPECT_TABS = [
  'batch',
  'statistics',
  'history',
  'health',
  'walk',
  'mates',
  'draw',
  'conventions',
] as const;
export type InspectTab = (typeof INSPECT_TABS)[number];

/** The inspected model: a batch through it in both modes, and everything else the tabs show. */
export const useInspect = defineStore('inspect', () => {
  /** Every answer holds both modes, so that this changes what is shown without asking again. */
  const mode = ref<Mode>('train');
  const tab = ref<InspectTab>('batch');
  const isShown = (name: InspectTab) => computed(() => tab.value === name);

  const { keepState, fail, ...copy } = openedCopy();
  const whole = { ...copy, keepState, fail };
  const chosen = chosenBatch();
  const pass = forwardPass(whole, chosen);

  return {
    mode,
    tab,
    ...copy,
    ...copyActions(whole, chosen),
    ...chosen,
    ...pass,
    ...recordedRun(whole, pass, { health: isShown('health'), history: isShown('history') }),
    ...momentumReplays(whole, isShown('history')),
    ...stepsOfUnit(whole, chosen, pass, isShown('walk')),
    ...matesOfExample(whole, chosen, isShown('mates')),
    ...drawnDigit(whole, chosen, isShown('draw')),
  };
});
