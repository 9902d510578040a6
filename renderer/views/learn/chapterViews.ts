import type { Component } from 'vue';
import type { ChapterId } from '../../learn/chapters.ts';
import AlgorithmChapter from './chapters/AlgorithmChapter.vue';
import GradientsChapter from './chapters/GradientsChapter.vue';
import LabChapter from './chapters/LabChapter.vue';
import ModesChapter from './chapters/ModesChapter.vue';
import ReasonsChapter from './chapters/ReasonsChapter.vue';
import RemediesChapter from './chapters/RemediesChapter.vue';
import ShiftChapter from './chapters/ShiftChapter.vue';

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
