/** The chapters of the Learn screen, in the order of the course; each has a view in `features/learn/chapters`. */
export const CHAPTERS = [
  'gradients',
  'remedies',
  'shift',
  'reasons',
  'algorithm',
  'modes',
  'lab',
  'ownModel',
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

/** What the glossary has of a term beside its definition. */
interface TermEntry {
  /** Where the course comes to it. */
  chapters: readonly ChapterId[];
  also: readonly string[];
}

const entry = (chapters: readonly ChapterId[], ...also: string[]): TermEntry => ({
  chapters,
  also,
});

/** The terms of the field, in the order they build on each other; the glossary itself is by the alphabet. */
export const TERMS = {
  dataset: entry(['lab'], 'validation', 'subset'),
  miniBatch: entry(['algorithm'], 'batchSize', 'step', 'batchMates'),
  batchSize: entry(['algorithm', 'modes'], 'miniBatch'),
  step: entry(['gradients'], 'epoch', 'chunk', 'learningRate'),
  epoch: entry(['lab'], 'step', 'checkpoint'),
  chunk: entry([], 'step'),
  loss: entry(['lab', 'reasons'], 'logit', 'accuracy'),
  accuracy: entry(['lab'], 'validation', 'loss'),
  logit: entry(['modes'], 'softmax', 'loss'),
  softmax: entry(['modes'], 'logit', 'loss'),
  validation: entry(['lab'], 'overfitting', 'dataset'),
  overfitting: entry(['lab'], 'validation', 'subset'),
  subset: entry(['lab'], 'dataset', 'overfitting'),
  seed: entry(['lab'], 'repeats', 'initialization'),
  repeats: entry(['lab'], 'seed'),
  hiddenLayer: entry(['gradients'], 'unit', 'activation'),
  unit: entry(['algorithm'], 'hiddenLayer'),
  linear: entry(['gradients'], 'hiddenLayer', 'activation', 'unit'),
  activation: entry(['remedies'], 'sigmoid', 'relu', 'saturation'),
  sigmoid: entry(['gradients', 'remedies'], 'activation', 'saturation'),
  relu: entry(['remedies'], 'activation', 'deadUnit'),
  saturation: entry(['gradients'], 'sigmoid', 'vanishingGradient'),
  deadUnit: entry(['remedies'], 'relu'),
  gradient: entry(['gradients'], 'backpropagation', 'vanishingGradient', 'explodingGradient'),
  backpropagation: entry(['gradients'], 'gradient'),
  vanishingGradient: entry(['gradients'], 'explodingGradient', 'saturation'),
  explodingGradient: entry(['gradients'], 'vanishingGradient'),
  initialization: entry(['remedies'], 'seed', 'vanishingGradient'),
  learningRate: entry(['remedies', 'reasons'], 'optimizer', 'step'),
  optimizer: entry(['gradients'], 'adam', 'momentum', 'learningRate'),
  adam: entry(['gradients'], 'optimizer'),
  momentum: entry([], 'optimizer', 'batchNormMomentum'),
  covariateShift: entry(['shift'], 'ics'),
  ics: entry(['shift'], 'covariateShift', 'lossLandscape'),
  lossLandscape: entry(['reasons'], 'ics', 'learningRate'),
  batchNorm: entry(['algorithm'], 'gamma', 'beta', 'runningStatistics', 'placement'),
  placement: entry(['shift'], 'batchNorm', 'activation'),
  biasedVariance: entry(['algorithm'], 'epsilon', 'runningStatistics'),
  epsilon: entry(['algorithm', 'ownModel'], 'biasedVariance'),
  gamma: entry(['algorithm', 'ownModel'], 'beta'),
  beta: entry(['algorithm'], 'gamma'),
  runningStatistics: entry(['modes', 'ownModel'], 'batchNormMomentum', 'evalMode', 'recalibration'),
  batchNormMomentum: entry(['modes', 'ownModel'], 'runningStatistics', 'momentum'),
  trainMode: entry(['modes'], 'evalMode', 'batchMates'),
  evalMode: entry(['modes'], 'trainMode', 'runningStatistics'),
  batchMates: entry(['modes'], 'trainMode', 'miniBatch'),
  recalibration: entry(['modes'], 'runningStatistics'),
  layerNorm: entry(['modes'], 'batchNorm', 'batchMates', 'groupNorm', 'rmsNorm'),
  groupNorm: entry(['modes'], 'layerNorm', 'batchSize'),
  rmsNorm: entry(['modes'], 'layerNorm'),
  checkpoint: entry(['algorithm'], 'epoch'),
  sweep: entry(['reasons'], 'repeats', 'learningRate'),
} as const satisfies Record<string, TermEntry>;
export type Term = keyof typeof TERMS;
export const TERM_NAMES = Object.keys(TERMS) as Term[];

export const isTerm = (name: unknown): name is Term =>
  typeof name === 'string' && Object.hasOwn(TERMS, name);

export const glossaryAddress = (term: Term): string => `/learn/glossary/${term}`;
