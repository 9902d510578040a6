/** @typedef {{ passed: number, failed: number }} Tally */

/** @type {Tally} */
export const NONE = { passed: 0, failed: 0 };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}
