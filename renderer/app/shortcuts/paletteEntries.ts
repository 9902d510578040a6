import { computed, nextTick } from 'vue';
import type { Ref } from 'vue';
import { useRouter } from 'vue-router';
import { SETTING_NAMES } from '../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { useText } from '../../i18n/useText.ts';
import { useExperiments } from '../../state/experiments/experiments.ts';
import { glossaryAddress, TERM_NAMES } from '../../state/glossary/terms.ts';
import { useModels } from '../../state/models/models.ts';
import { paletteActions } from './paletteActions.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { PLACES } from './places.ts';
import { rankEntries } from './rankEntries.ts';

const GROUPS = ['screens', 'actions', 'runs', 'settings', 'models', 'glossary'] as const;
type PaletteGroup = (typeof GROUPS)[number];

/** Entries of a group that are shown: without a search, and with one. */
const SHOWN: Record<PaletteGroup, readonly [number, number]> = {
  screens: [9, 9],
  actions: [6, 12],
  runs: [4, 8],
  settings: [0, 8],
  models: [0, 5],
  glossary: [0, 6],
};

/** The entries that a search finds, by group, the group of the best first. To be read in a computed. */
export function usePaletteEntries() {
  const experiments = useExperiments();
  const newest = computed(() => [...experiments.all].sort((a, b) => (a.id < b.id ? 1 : -1)));
  const entriesOf: Record<PaletteGroup, () => PaletteEntry[]> = {
    screens: screens(),
    actions: paletteActions(newest),
    runs: runs(newest),
    settings: settings(),
    models: models(),
    glossary: glossary(),
  };
  return (search: string) =>
    GROUPS.flatMap((group) => {
      const limit = SHOWN[group][search.trim() === '' ? 0 : 1];
      const found = limit === 0 ? [] : rankEntries(entriesOf[group](), search, limit);
      const [best] = found;
      return best === undefined
        ? []
        : [{ group, rank: best.rank, entries: found.map(({ entry }) => entry) }];
    }).sort((a, b) => a.rank - b.rank);
}

function screens(): () => PaletteEntry[] {
  const { t } = useText();
  const router = useRouter();
  return () => [
    ...PLACES.map(({ to, icon, label, letter }) => ({
      label: t(label),
      icon,
      keys: ['g', letter],
      words: to,
      run: () => router.push(to),
    })),
    {
      label: t('learn.glossary.title'),
      icon: 'book',
      words: 'glossary',
      run: () => router.push('/learn/glossary'),
    },
    {
      label: t('learn.lesson.title'),
      icon: 'book',
      words: 'lesson',
      run: () => router.push('/learn/lesson'),
    },
  ];
}

function runs(newest: Readonly<Ref<readonly Experiment[]>>): () => PaletteEntry[] {
  const { t } = useText();
  const router = useRouter();
  // Made once for all letters of a search: there may be thousands.
  const entries = computed(() =>
    newest.value.map(({ id, name, status, tags }) => ({
      label: name,
      icon: 'flask' as const,
      about: t(`status.${status}`),
      words: tags.join(' '),
      run: () => router.push({ name: 'experiment', params: { id } }),
    })),
  );
  return () => entries.value;
}

/** Each leads to its field on the Train screen. */
function settings(): () => PaletteEntry[] {
  const { t } = useText();
  const router = useRouter();
  async function show(name: SettingName): Promise<void> {
    await router.push('/train');
    await nextTick();
    const field = document.querySelector(`[data-setting=${name}]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, select, button[role=switch]')?.focus();
  }
  return () =>
    SETTING_NAMES.map((name) => ({
      label: t(`config.names.${name}`),
      icon: 'sliders',
      words: name,
      run: () => show(name),
    }));
}

function models(): () => PaletteEntry[] {
  const router = useRouter();
  const saved = useModels();
  return () =>
    saved.saved.map(({ id, name, fileName }) => ({
      label: name,
      icon: 'layers',
      words: fileName,
      run: () => router.push({ name: 'model', params: { model: id } }),
    }));
}

function glossary(): () => PaletteEntry[] {
  const { t } = useText();
  const router = useRouter();
  return () =>
    TERM_NAMES.map((term) => ({
      label: t(`learn.glossary.term.${term}.name`),
      icon: 'book',
      words: term,
      run: () => router.push(glossaryAddress(term)),
    }));
}
