import type { Ref } from 'vue';
import type { Router } from 'vue-router';
import { useRouter } from 'vue-router';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { PRESET_NAMES, PRESETS } from '../../../shared/domain/presets.ts';
import { LANGUAGES, THEMES } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/useSettingText.ts';
import { useText } from '../../i18n/useText.ts';
import { useExperiments } from '../../state/experiments/experiments.ts';
import { useImports } from '../../state/experiments/transfers.ts';
import { useForm } from '../../state/form/form.ts';
import { startForm } from '../../state/form/startForm.ts';
import { useRuns } from '../../state/runs/runs.ts';
import { useProjector, useSettings } from '../../state/settings.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { menuActions } from '../menuActions.ts';
import { useOverlays } from './overlays.ts';
import type { PaletteEntry } from './paletteEntry.ts';

/** All runs, the newest first. */
type Newest = Readonly<Ref<readonly Experiment[]>>;

/** What can be done now, on whatever screen one is. */
export function paletteActions(newest: Newest): () => PaletteEntry[] {
  const { t } = useText();
  const router = useRouter();
  const menu = menuActions(router);
  const overlays = useOverlays();
  const imports = useImports();
  const queue = useRuns();
  const workbench = useWorkbench();
  const experiments = useExperiments();
  const [training, comparing] = [trainingActions(router, newest), compareActions(router, newest)];
  const looks = lookActions();

  return () => {
    const canWrite = workbench.readOnlyReason === null;
    const steered: PaletteEntry[] =
      queue.steered === null
        ? []
        : [
            {
              label: t(queue.steered.status === 'running' ? 'train.pause' : 'train.resume'),
              icon: queue.steered.status === 'running' ? 'pause' : 'play',
              run: menu.pauseOrResumeRun,
            },
            { label: t('train.stop'), icon: 'stop', run: menu.stopRun },
          ];
    return [
      ...(canWrite ? [...steered, ...training()] : []),
      ...(experiments.all.length > 1 ? comparing() : []),
      ...(canWrite
        ? [{ label: t('transfer.importTitle'), icon: 'upload' as const, run: imports.open }]
        : []),
      {
        label: t('shortcuts.title'),
        icon: 'info',
        keys: ['?'],
        run: () => (overlays.shortcuts = true),
      },
      ...looks(),
    ];
  };
}

/** What starts a run, or fills in the form for one. */
function trainingActions(router: Router, newest: Newest): () => PaletteEntry[] {
  const { t } = useText();
  const words = useWords();
  const form = useForm();
  const menu = menuActions(router);

  return () => {
    const [last] = newest.value;
    const again = (): unknown => {
      if (last === undefined) return;
      form.fill({ ...last.config, seed: last.config.seed + 1 });
      void startForm();
      return router.push('/train');
    };
    return [
      {
        label: t('palette.start'),
        icon: 'play',
        about: form.changed.map((name) => t(`config.names.${name}`)).join(', '),
        run: menu.startRun,
      },
      ...(last === undefined
        ? []
        : [
            {
              label: t('palette.otherSeed'),
              icon: 'refresh' as const,
              about: last.name,
              run: again,
            },
          ]),
      { label: t('palette.newRun'), icon: 'plus', run: menu.newRun },
      ...PRESET_NAMES.map((name) => ({
        label: t('palette.preset', { name: words(PRESETS[name].name) }),
        icon: 'sliders' as const,
        run: () => {
          form.applyPreset(name);
          return router.push('/train');
        },
      })),
    ];
  };
}

function compareActions(router: Router, newest: Newest): () => PaletteEntry[] {
  const { t } = useText();
  const experiments = useExperiments();
  const show = (ids: readonly string[]) =>
    router.push({ name: 'compare', query: { ids: ids.join(',') } });
  return () => {
    const selected = [...experiments.selection];
    const ofSelection: PaletteEntry[] =
      selected.length < 2
        ? []
        : [
            {
              label: t('palette.compareSelected', { count: selected.length }),
              icon: 'compare',
              run: () => show(selected),
            },
          ];
    const last = newest.value.slice(0, 3).map(({ id }) => id);
    return [
      ...ofSelection,
      {
        label: t('palette.compareLast', { count: last.length }),
        icon: 'compare',
        run: () => show(last),
      },
    ];
  };
}

/** How the window looks. */
function lookActions(): () => PaletteEntry[] {
  const { t } = useText();
  const chosen = useSettings();
  const projector = useProjector();
  return () => [
    {
      label: t('shell.projector'),
      icon: 'projector',
      keys: ['F9'],
      run: projector.toggle,
    },
    ...THEMES.map((theme) => ({
      label: t('palette.theme', { name: t(`settings.themes.${theme}`) }),
      icon: 'settings' as const,
      run: () => chosen.change({ theme }),
    })),
    ...LANGUAGES.map((language) => ({
      label: t('palette.language', { name: t(`settings.languages.${language}`) }),
      icon: 'settings' as const,
      words: language,
      run: () => chosen.change({ language }),
    })),
  ];
}
