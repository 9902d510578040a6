import type { SettingName, SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { configDifferences, LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { PRESET_NAMES, presetConfig, PRESETS } from '../../../shared/domain/presets.ts';
import type { PresetName } from '../../../shared/domain/presets.ts';
import { formChecks } from './formChecks.ts';
import type { Form } from './formChecks.ts';
import { formRequests } from './formRequests.ts';
import { draftOf } from './sweepDraft.ts';
import type { SweepDraft } from './sweepDraft.ts';

const EMPTY_FORM: Form = { repeats: 1, name: '', notes: '', tags: [] };

/** What the Train form holds; kept while other screens are looked at. */
export const useForm = defineStore('form', () => {
  const config = ref<ExperimentConfig>({ ...LAB_CONFIG });
  /** How often to run it, and what to call it. */
  const run = ref<Form>({ ...EMPTY_FORM });

  /** One or two settings to go through; empty for the config alone. */
  const sweep = ref<SweepDraft[]>([]);

  const { axes, trainings, sweepFault, problems } = formChecks(config, run, sweep);

  /** Settings that are not the lab's; what is swept has no one value that could be. */
  const changed = computed(() =>
    configDifferences(LAB_CONFIG, config.value).filter(
      (name) => !sweep.value.some(({ setting }) => setting === name),
    ),
  );

  /** The preset the form now holds, whatever its seed and data set; null when it is none of them. */
  const preset = computed(
    () => PRESET_NAMES.find((name) => holds(name, config.value, run.value, sweep.value)) ?? null,
  );

  function change<S extends SettingName>(setting: S, value: ExperimentConfig[S]): void {
    config.value = { ...config.value, [setting]: value };
  }

  /** Fills in a preset; seed and data set stay as they are. What the run before was called goes. */
  function applyPreset(name: PresetName): void {
    const { seed, dataset } = config.value;
    config.value = { ...presetConfig(name), seed, dataset };
    run.value = { ...EMPTY_FORM, repeats: PRESETS[name].repeats };
    sweep.value = presetSweep(name);
  }

  /** Takes every setting back to the lab's, trained once; what the run is called stays. */
  function resetToLab(): void {
    config.value = { ...LAB_CONFIG };
    run.value = { ...run.value, repeats: 1 };
    sweep.value = [];
  }

  /** Takes away name, tags and notes. */
  function clearWords(): void {
    run.value = { ...EMPTY_FORM, repeats: run.value.repeats };
  }

  /** Fills in the config of another run, to change and start again. */
  function fill(from: ExperimentConfig): void {
    config.value = { ...from, hiddenSizes: [...from.hiddenSizes] };
    run.value = { ...EMPTY_FORM };
    sweep.value = [];
  }

  /** Chooses what is swept as the first or second setting; null for nothing. */
  function chooseSwept(index: 0 | 1, setting: SweptSetting | null): void {
    const next = [...sweep.value];
    next.splice(index, 1, ...(setting === null ? [] : [draftOf(setting)]));
    sweep.value = next;
  }

  function changeSwept(index: number, changes: Partial<SweepDraft>): void {
    sweep.value = sweep.value.map((draft, at) => (at === index ? { ...draft, ...changes } : draft));
  }

  const requests = formRequests(config, run, axes);

  return {
    ...{ config, run, sweep, trainings, sweepFault, problems, changed, preset },
    ...{
      change,
      applyPreset,
      resetToLab,
      clearWords,
      fill,
      chooseSwept,
      changeSwept,
      ...requests,
    },
  };
});

function presetSweep(name: PresetName): SweepDraft[] {
  const { sweep } = PRESETS[name];
  return sweep === null ? [] : [{ ...draftOf(sweep.setting), ...sweep, as: 'range' }];
}

function holds(
  preset: PresetName,
  config: ExperimentConfig,
  run: Form,
  sweep: SweepDraft[],
): boolean {
  const { seed, dataset } = config;
  const expected = { ...presetConfig(preset), seed, dataset };
  return (
    run.repeats === PRESETS[preset].repeats &&
    JSON.stringify(sweep) === JSON.stringify(presetSweep(preset)) &&
    configDifferences(expected, config).length === 0
  );
}
