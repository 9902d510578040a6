import type { ChapterId } from '../../../state/glossary/terms.ts';

/** A part of the lesson: its texts' name, how long it takes, and where it happens. */
interface LessonPart {
  name: 'start' | 'gradients' | 'remedies' | 'algorithm' | 'modes' | 'shift' | 'close';
  minutes: number;
  /** Chapters to be opened, in this order; none for the Train screen. */
  chapters: readonly ChapterId[];
}

/** The parts in their order, 50 minutes in all. The explanations come after the algorithm: one can only doubt what one knows. */
const LESSON: readonly LessonPart[] = [
  { name: 'start', minutes: 6, chapters: [] },
  { name: 'gradients', minutes: 9, chapters: ['gradients'] },
  { name: 'remedies', minutes: 6, chapters: ['remedies'] },
  { name: 'algorithm', minutes: 9, chapters: ['algorithm'] },
  { name: 'modes', minutes: 8, chapters: ['modes'] },
  { name: 'shift', minutes: 7, chapters: ['shift', 'reasons'] },
  { name: 'close', minutes: 5, chapters: ['lab', 'ownModel'] },
];

/** The parts with the minute each begins and ends at. */
export function timedLesson(): (LessonPart & { from: number; to: number })[] {
  let from = 0;
  return LESSON.map((part) => {
    const timed = { ...part, from, to: from + part.minutes };
    from = timed.to;
    return timed;
  });
}
