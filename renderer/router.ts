import { createRouter, createWebHashHistory } from 'vue-router';
import { CHAPTERS } from './learn/chapters.ts';
import ExperimentView from './views/experiment/ExperimentView.vue';
import ExperimentsView from './views/experiments/ExperimentsView.vue';
import SettingsView from './views/settings/SettingsView.vue';

/** Hash addresses work from a file as well as from the web host. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/train' },
    { path: '/train', name: 'train', component: () => import('./views/train/TrainView.vue') },
    { path: '/experiments', name: 'experiments', component: ExperimentsView },
    { path: '/experiments/:id', name: 'experiment', component: ExperimentView, props: true },
    {
      path: '/inspect/:id?',
      name: 'inspect',
      component: () => import('./views/inspect/InspectView.vue'),
      props: true,
    },
    {
      path: '/compare',
      name: 'compare',
      component: () => import('./views/compare/CompareView.vue'),
    },
    {
      path: '/learn',
      component: () => import('./views/learn/LearnFrame.vue'),
      redirect: `/learn/${CHAPTERS[0]}`,
      children: [
        { path: 'lesson', component: () => import('./views/learn/LessonView.vue') },
        {
          path: 'glossary/:term?',
          component: () => import('./views/learn/GlossaryView.vue'),
          props: true,
        },
        {
          path: ':chapter',
          component: () => import('./views/learn/ChapterView.vue'),
          props: true,
        },
      ],
    },
    { path: '/settings', name: 'settings', component: SettingsView },
    { path: '/:unknown(.*)*', redirect: '/train' },
  ],
});
