import { openedFileSchema } from './fileCommands.ts';
import { flatErrorSchema } from '../errors/workbenchError.ts';
import { datasetStatusSchema, downloadProgressSchema } from '../domain/dataset.ts';
import { experimentIdSchema, experimentSchema } from '../domain/experiment.ts';
import { chunkMetricsSchema, epochMetricsSchema, timingSchema } from '../domain/metrics.ts';
import { engineStateSchema, queueSchema, runProgressSchema } from '../domain/run.ts';
import { z } from '../domain/schema.ts';
import { settingsSchema } from '../domain/settings.ts';

const aboutRun = z.strictObject({ id: experimentIdSchema });

/** What can be chosen in the menu of a host that has one, and happens on the screen. */
export const MENU_ACTIONS = [
  'newRun',
  'startRun',
  'pauseOrResumeRun',
  'stopRun',
  'showTrain',
  'showExperiments',
  'showCompare',
  'showInspect',
  'showLearn',
  'showSettings',
  'toggleProjector',
  'toggleHiddenControls',
] as const;
export type MenuAction = (typeof MENU_ACTIONS)[number];

/** Everything the workbench publishes unasked: `noun:verb` in the past tense. */
export const EVENTS = {
  'engine:changed': engineStateSchema,
  'queue:changed': queueSchema,

  'run:started': aboutRun,
  /** Chunks gathered since the last one; at most 20 a second, and none left when the run ends. */
  'steps:recorded': z.strictObject({
    id: experimentIdSchema,
    chunks: z.array(chunkMetricsSchema),
    timings: z.array(timingSchema),
    progress: runProgressSchema,
  }),
  'epoch:finished': z.strictObject({
    id: experimentIdSchema,
    metrics: epochMetricsSchema,
    timing: timingSchema,
  }),
  'run:paused': aboutRun,
  'run:resumed': aboutRun,
  'run:finished': z.strictObject({ id: experimentIdSchema, seconds: z.number() }),
  'run:stopped': aboutRun,
  /** Also while a run waits for a person (disk full): then the run is paused, and `run:resume` tries again. */
  'run:failed': z.strictObject({
    id: experimentIdSchema,
    error: flatErrorSchema,
    canRetry: z.boolean(),
  }),

  /** Created or changed in any way; carries the new state. A run's that is trained comes without `artefacts`. */
  'experiment:changed': z.strictObject({ experiment: experimentSchema }),
  'experiment:removed': aboutRun,
  /** These are not in the trash any more, and gone for good. */
  'trash:emptied': z.strictObject({ ids: z.array(experimentIdSchema) }),

  'data:progressed': downloadProgressSchema,
  'data:changed': z.strictObject({ sets: z.array(datasetStatusSchema) }),
  'settings:changed': settingsSchema,
  /** Published by a host that opens files; `file:read` gives the content. */
  'file:opened': openedFileSchema,
  /** Published by a host with a menu, never by the workbench itself. */
  'menu:chosen': z.strictObject({ action: z.enum(MENU_ACTIONS) }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventPayload<E extends EventName> = z.infer<(typeof EVENTS)[E]>;

/** An event as it travels: its name and payload together, so that a listener can switch on the name. */
export type WorkbenchEvent = { [E in EventName]: { name: E; payload: EventPayload<E> } }[EventName];

export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && Object.hasOwn(EVENTS, name);
}
