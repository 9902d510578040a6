/** Something the user can put right: its message says what happened and what to do next. */
export class SetupProblem extends Error {
  /** @override */
  name = 'SetupProblem';
}
