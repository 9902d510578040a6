import type { SettingName, SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import {
  configDifferences,
  configProblems,
  LAB_CONFIG,
  REPEATS,
} from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { PRESET_NAMES, presetConfig, PRESETS } from '../../../shared/domain/presets.ts';
import type { PresetName } from '../../../shared/domain/presets.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { axisOf, draftOf } from './sweepDraft.ts';
import type { SweepDraft } from './sweepDraft.ts';
import type { Ref } from 'vue';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { Setup } from '../../../shared/domain/setupLink.ts';
import type { SweepAxis, SweepRequest } from '../../../shared/domain/sweep.ts';
import { useText } from '../../i18n/useText.ts';
import { sweepProblem, trainingsOf } from '../../../shared/domain/sweep.ts';

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

  const fillings = formFillings(config, run, sweep);

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
      chooseSwept,
      changeSwept,
      ...fillings,
      ...requests,
    },
  };
});

/** Ways to fill in the whole form. */
function formFillings(config: Ref<ExperimentConfig>, run: Ref<Form>, sweep: Ref<SweepDraft[]>) {
  /** Fills in a preset; seed and data set stay as they are. What the run before was called goes. */
  function applyPreset(name: PresetName): void {
    const { seed, dataset } = config.value;
    config.value = { ...presetConfig(name), seed, dataset };
    run.value = { ...EMPTY_FORM, repeats: PRESETS[name].repeats };
    sweep.value = presetSweep(name);
  }

  /** Fills in a set-up: its preset, or else the lab, and what differs from that. */
  function applySetup({ preset: name, changes, repeats }: Setup): void {
    applyPreset(name ?? 'lab');
    if (name === null) config.value = { ...LAB_CONFIG };
    config.value = { ...config.value, ...changes };
    if (repeats !== null) run.value.repeats = repeats;
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

  return { applyPreset, applySetup, resetToLab, clearWords, fill };
}

function presetSweep(name: PresetName): SweepDraft[] {
  return PRESETS[name].sweep.map((axis) => ({
    ...draftOf(axis.setting),
    ...axis,
    as: 'list' in axis ? 'list' : 'range',
  }));
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

/** The form's content as requests. */
function formRequests(
  config: Ref<ExperimentConfig>,
  run: Ref<Form>,
  axes: Readonly<Ref<SweepAxis[] | null>>,
) {
  /** What to send with `run:start`, named in the window's language: plain copies, as Vue's proxies cannot cross to another process. */
  function request(): RunRequest {
    const { hiddenSizes, ...settings } = config.value;
    const { name, tags, ...rest } = run.value;
    return {
      ...rest,
      name: name.trim(),
      language: useText().locale.value,
      tags: [...tags],
      config: { ...settings, hiddenSizes: [...hiddenSizes] },
    };
  }

  /** What to send with `run:sweep`; null when nothing is swept. */
  function sweepRequest(): SweepRequest | null {
    if (axes.value === null || axes.value.length === 0) return null;
    const settings = axes.value.map(({ setting, values }) => ({
      setting,
      values: values.map((value) => (Array.isArray(value) ? [...value] : value)),
    }));
    return { ...request(), settings };
  }

  return { request, sweepRequest };
}

/** What a run has beside its config. */
type Form = Omit<RunRequest, 'config' | 'language'>;

/** What the Train form's content amounts to, and what keeps it from being started. */
function formChecks(config: Ref<ExperimentConfig>, run: Ref<Form>, sweep: Ref<SweepDraft[]>) {
  /** What would be swept; null while it cannot be read. */
  const axes = computed(() => {
    const read = sweep.value.map(axisOf).filter((axis) => axis !== null);
    return read.length === sweep.value.length ? read : null;
  });

  /** How many trainings the form asks for; 0 while that cannot be said. */
  const trainings = computed(() => {
    const { repeats } = run.value;
    if (axes.value === null || !isUsableCount(repeats)) return 0;
    return trainingsOf({ settings: axes.value, repeats });
  });

  /** What is wrong with the sweep; null when nothing is. */
  const sweepFault = computed((): Message | 'unreadable' | null => {
    if (axes.value === null) return 'unreadable';
    if (axes.value.length === 0 || !isUsableCount(run.value.repeats)) return null;
    const { repeats } = run.value;
    return sweepProblem({ config: config.value, settings: axes.value, repeats });
  });

  /** Settings that cannot be used as they are, by name. */
  const problems = computed(() => {
    const settings = configProblems(config.value).map(({ setting }) => setting);
    if (!isUsableCount(run.value.repeats)) settings.push('repeats');
    if (sweepFault.value !== null && settings.length === 0) settings.push('sweep');
    return new Set(settings);
  });

  return { axes, trainings, sweepFault, problems };
}

function isUsableCount(repeats: number): boolean {
  return Number.isInteger(repeats) && repeats >= REPEATS.min && repeats <= REPEATS.max;
}
