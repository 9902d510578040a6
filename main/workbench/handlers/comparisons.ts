import { randomUUID } from 'node:crypto';
import { Comparisons } from '../../store/comparisons.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function comparisonHandlers({ store, clock }: Services): HandlersOf<'comparison'> {
  return {
    'comparison:list': async () => {
      const opened = await store.existing();
      return { comparisons: opened === null ? [] : await new Comparisons(opened).list() };
    },
    'comparison:save': async (view) => {
      const createdAt = clock().toISOString();
      const comparison = { ...view, schema: 1 as const, id: randomUUID(), createdAt };
      await new Comparisons(await store.open()).save(comparison);
      return comparison;
    },
    'comparison:delete': async ({ id }) => {
      await new Comparisons(await store.open()).delete(id);
      return {};
    },
  };
}
