import { z } from './schema.ts';

export const LANGUAGES = ['system', 'en', 'ko'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

export const MAX_THREADS = 64;

/** Choices of the person at the screen; kept beside the store, not in it. */
export const settingsSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Big type, and nothing on the screens that only the person at the keyboard needs. */
  projector: z.boolean(),
  /** A folder with MNIST's four IDX files, looked into before the cache; null for none. */
  dataFolder: z.string().nullable(),
  /** The store's folder; null for the usual place. Takes effect at the next start. */
  storeFolder: z.string().nullable(),
  /** Runs trained side by side at most: 0 lets the program choose. No more than there are processors. */
  runsAtOnce: z.int().min(0).max(MAX_THREADS),
  /** Threads for training, for all runs together: 0 lets the program choose. Takes effect at the next start. */
  threads: z.int().min(0).max(MAX_THREADS),
  /** Whether runs record what happens in their layers. */
  recordLayers: z.boolean(),
  /** Whether the offer of a sample run was answered. */
  sampleOffered: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  projector: false,
  dataFolder: null,
  storeFolder: null,
  runsAtOnce: 0,
  threads: 0,
  recordLayers: true,
  sampleOffered: false,
};
