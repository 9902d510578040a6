import { createRouter, createWebHashHistory } from 'vue-router';
import { CHAPTERS } from '../state/glossary/terms.ts';
import ExperimentView from '../features/experiments/run/ExperimentView.vue';
import ExperimentsView from '../features/experiments/ExperimentsView.vue';
import SettingsView from '../features/settings/SettingsView.vue';

/** Hash addresses work from a file as well as from the web host. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/train' },
    { path: '/train', name: 'train', component: () => import('../features/train/TrainView.vue') },
    { path: '/experiments', name: 'experiments', component: ExperimentsView },
    { path: '/experiments/:id', name: 'experiment', component: ExperimentView, props: true },
    {
      path: '/inspect/:id?',
      name: 'inspect',
      component: () => import('../features/inspect/InspectView.vue'),
      props: true,
    },
    {
      path: '/compare',
      name: 'compare',
      component: () => import('../features/compare/CompareView.vue'),
    },
    {
      path: '/models',
      name: 'models',
      component: () => import('../features/models/ModelsView.vue'),
    },
    {
      path: '/models/compare',
      name: 'models-compare',
      component: () => import('../features/models/compare/ModelsCompareView.vue'),
    },
    {
      path: '/models/:model',
      name: 'model',
      component: () => import('../features/models/ModelView.vue'),
      props: true,
    },
    {
      path: '/learn',
      component: () => import('../features/learn/LearnFrame.vue'),
      redirect: `/learn/${CHAPTERS[0]}`,
      children: [
        { path: 'lesson', component: () => import('../features/learn/lesson/LessonView.vue') },
        {
          path: 'glossary/:term?',
          component: () => import('../features/learn/glossary/GlossaryView.vue'),
          props: true,
        },
        {
          path: ':chapter',
          component: () => import('../features/learn/chapters/ChapterView.vue'),
          props: true,
        },
      ],
    },
    { path: '/settings', name: 'settings', component: SettingsView },
    { path: '/:unknown(.*)*', redirect: '/train' },
  ],
});
