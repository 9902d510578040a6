export const settings = {
  title: 'Settings',

  dataTitle: 'Data sets',
  dataText: 'What the networks can learn from. Nothing leaves this machine.',
  available: 'Ready',
  source: {
    folder: 'in your folder',
    cache: 'kept by the workbench',
    drawn: 'drawn when needed',
    none: 'Not on this machine',
  },
  examples: '{train} to train, {valid} to validate',
  builtInText:
    'Drawn by the program with pen strokes of random slant, thickness and noise, for when MNIST cannot be had. Runs on them are always marked: their numbers cannot be compared with MNIST.',
  download: 'Download',
  downloading: 'Downloading {file}',
  downloadStarting: 'Connecting…',
  bytesOf: '{received} of {total}',
  mnistFolder: 'Folder with the MNIST files',
  mnistFolderNone: 'None chosen',

  importTitle: 'Import a data set',
  importText:
    'Four files of the MNIST format (28 × 28 pixels, ten classes), gzipped or not: images and labels to train and to validate.',
  importName: 'Name',
  importNamePlaceholder: 'Fashion-MNIST',
  dropFiles: 'Drop the four files here, or',
  chooseFiles: 'choose files',
  fileCount: 'One file chosen; four are needed. | {count} files chosen; four are needed.',
  import: 'Import',
  imported: '{name} can be trained on now',

  storageTitle: 'Saved runs',
  storageText: 'Every run has a folder of its own in here. Takes effect at the next start.',
  storeFolder: 'Folder',
  storeFolderNext: 'From the next start: {folder}',
  chooseFolder: 'Choose…',
  resetFolder: 'Use the usual one',
  chooseElsewhere: 'Folders can be chosen in the desktop app, or named on the command line.',

  appearanceTitle: 'Appearance',
  language: 'Language',
  languages: { system: 'System', en: 'English', ko: '한국어' },
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },

  trainingTitle: 'Training',
  threads: 'Threads',
  threadsHelp: '0 lets the workbench choose. Takes effect at the next start.',
  recordLayers: 'Record the layers while training',
  recordLayersHelp:
    'Batch moments, running statistics and the layers’ health, for Inspect. Costs a little time and up to 20 MB a run; the numbers of a run are the same without.',

  aboutTitle: 'About',
  version: 'Version',
  engine: 'TensorFlow',
  engineReady: '{version}, compiled with XLA',
  engineReadyPlain: '{version}, without XLA',
  engineStarting: 'Being prepared…',
  aboutText: 'No account, no telemetry: everything stays on your machine.',
};
