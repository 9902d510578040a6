import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Packages that belong to one room, so that the rest can do without them. */
const OWNED = {
  '@tensorflow/tfjs-node': 'main/training',
  electron: 'main/electron',
  'chart.js': 'renderer/plot',
};

/** @param {string[]} packages which must not be imported */
const refuse = (packages) => [
  'error',
  {
    patterns: packages.map((name) => ({
      group: [name, `${name}/*`],
      message: `Only ${OWNED[name]} may import ${name}.`,
    })),
  },
];

/** Each owning room is refused the packages of the others. */
const owners = Object.entries(OWNED).map(([owned, room]) => ({
  files: [`${room}/**`],
  rules: {
    'no-restricted-imports': refuse(Object.keys(OWNED).filter((name) => name !== owned)),
  },
}));

export default tseslint.config(
  {
    ignores: ['dist', 'dist.*', 'release', 'coverage', 'tests/fixtures/!(workers)/**', '**/*.cjs'],
  },
  { linterOptions: { noInlineConfig: true } },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': refuse(Object.keys(OWNED)),
    },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['renderer/**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    rules: {
      'vue/no-v-html': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    // Only vue-tsc can tell a component's type; without it every one would count as unsafe.
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
    },
  },
  ...owners,
);
