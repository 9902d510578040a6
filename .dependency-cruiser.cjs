/**
 * The law of layers: who may import whom. Each rule says what its room may reach; anything else
 * of ours is refused.
 */
const OURS = '^(shared|main|renderer|tests|scripts)/';

/**
 * @param {string} name
 * @param {string} room
 * @param {string[]} allowed rooms it may import besides itself
 * @param {string} comment why
 */
function onlyReaches(name, room, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: `^${room}/` },
    to: { path: OURS, pathNot: [room, ...allowed].map((folder) => `^${folder}/`) },
  };
}

module.exports = {
  forbidden: [
    onlyReaches(
      'shared-reaches-nothing',
      'shared',
      [],
      'shared is what every side agrees on; it must run in a window, a worker and Node alike.',
    ),
    onlyReaches(
      'data-reaches-shared',
      'main/data',
      ['shared'],
      'Reading data sets must be usable, and testable, without TensorFlow.',
    ),
    onlyReaches(
      'training-reaches-data',
      'main/training',
      ['shared', 'main/data'],
      'The numeric core knows the data it trains on, and nothing of storing, hosts or screens.',
    ),
    onlyReaches(
      'store-reaches-shared',
      'main/store',
      ['shared'],
      'The store keeps what it is given; how it was trained is none of its business.',
    ),
    onlyReaches(
      'exchange-reaches-store',
      'main/exchange',
      ['shared', 'main/store'],
      'Export reads saved runs and import adds saved runs; neither needs a workbench that runs.',
    ),
    onlyReaches(
      'worker-reaches-training',
      'main/worker',
      ['shared', 'main/data', 'main/training'],
      'The worker only carries training into a thread of its own.',
    ),
    onlyReaches(
      'onnx-reaches-data',
      'main/onnx',
      ['shared', 'main/data'],
      "Running somebody else's model needs no workbench: it is done in a process of its own.",
    ),
    onlyReaches(
      'workbench-reaches-worker-and-store',
      'main/workbench',
      ['shared', 'main/worker', 'main/store', 'main/exchange', 'main/data', 'main/onnx'],
      'The workbench never loads TensorFlow or ONNX Runtime itself: they live in the worker and the runner.',
    ),
    onlyReaches(
      'web-reaches-workbench',
      'main/web',
      ['shared', 'main/workbench'],
      'A host only passes the contract on; what one host can do, every host can do.',
    ),
    onlyReaches(
      'cli-reaches-workbench-and-web',
      'main/cli',
      ['shared', 'main/workbench', 'main/web'],
      'A host like the others, and the one that starts the web host: its command serve.',
    ),
    onlyReaches(
      'electron-reaches-workbench-and-cli',
      'main/electron',
      ['shared', 'main/workbench', 'main/cli'],
      'A host like the others, and the one that runs commands in an installed app.',
    ),
    onlyReaches(
      'renderer-reaches-shared',
      'renderer',
      ['shared'],
      'The renderer talks to the rest through the contract alone, over whichever transport.',
    ),
    onlyReaches(
      'ui-knows-no-runs',
      'renderer/ui',
      ['shared', 'renderer/i18n', 'renderer/state'],
      'A widget of ui serves every screen, so it imports neither a feature nor a part that shows runs.',
    ),
    onlyReaches(
      'plot-reaches-ui-and-state',
      'renderer/plot',
      ['shared', 'renderer/i18n', 'renderer/ui', 'renderer/state'],
      'A chart draws the lines it is given; which runs they belong to is the business of parts and features.',
    ),
    onlyReaches(
      'state-reaches-i18n',
      'renderer/state',
      ['shared', 'renderer/i18n'],
      'State is tested without a page: it imports no component.',
    ),
    onlyReaches(
      'parts-reach-no-feature',
      'renderer/parts',
      ['shared', 'renderer/i18n', 'renderer/ui', 'renderer/state', 'renderer/plot'],
      'Parts show runs and models on several screens, so they belong to no feature.',
    ),
    {
      name: 'no-feature-imports-another',
      comment:
        'A feature can be read, changed and removed alone. What two features share belongs in parts or state.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/(features|app)/', pathNot: '^renderer/features/$1/' },
    },
    onlyReaches(
      'scripts-reach-nothing',
      'scripts',
      [],
      'Set-up runs before anything is installed or built.',
    ),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-runs-without-dev-packages',
      comment: 'They are not in an installed app. electron is the app itself.',
      severity: 'error',
      from: { path: '^(main|shared)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(electron|@types)/' },
    },
    {
      name: 'no-unknown-modules',
      comment: 'An import that leads nowhere fails only when that line is reached.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|tests/fixtures)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count too: a layer that needs another's types needs the other layer.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
