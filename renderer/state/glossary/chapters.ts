/** The chapters of the Learn screen, in the order of the course; each has a view in `features/learn/chapters`. */
export const CHAPTERS = [
  'gradients',
  'remedies',
  'shift',
  'reasons',
  'algorithm',
  'modes',
  'lab',
] as const;
export type ChapterId = (typeof CHAPTERS)[number];

export const isChapter = (name: unknown): name is ChapterId =>
  CHAPTERS.some((chapter) => chapter === name);

/** 1 for the first. */
export const chapterNumber = (chapter: ChapterId): number => CHAPTERS.indexOf(chapter) + 1;

/** The tags of a run that was started in a chapter: by them it is found among the others. */
export const chapterTag = (chapter: ChapterId): string => `learn-${chapter}`;
/** What a run is marked with that its reader chose to keep, with what it showed in its notes. */
export const KEPT_TAG = 'kept';
