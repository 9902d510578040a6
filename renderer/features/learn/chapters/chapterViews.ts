import type { Component } from 'vue';
import type { ChapterId } from '../../../state/glossary/chapters.ts';
import AlgorithmChapter from './AlgorithmChapter.vue';
import GradientsChapter from './GradientsChapter.vue';
import LabChapter from './LabChapter.vue';
import ModesChapter from './ModesChapter.vue';
import ReasonsChapter from './ReasonsChapter.vue';
import RemediesChapter from './RemediesChapter.vue';
import ShiftChapter from './ShiftChapter.vue';

/** The view of each chapter: its text, and the experiment beside it. */
export const CHAPTER_VIEWS: Record<ChapterId, Component> = {
  gradients: GradientsChapter,
  remedies: RemediesChapter,
  shift: ShiftChapter,
  reasons: ReasonsChapter,
  algorithm: AlgorithmChapter,
  modes: ModesChapter,
  lab: LabChapter,
};
