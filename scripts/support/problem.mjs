/** Something the user can put right: its message says what happened and what to do next. */
export class SetupProblem extends Error {
  /** @override */
  name = 'SetupProblem';
}

/** Codes of a file system that refuses every write. */
const DISK_CODES = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'];

/**
 * @param {unknown} error
 * @param {string} [file] what was written, where the error does not say
 * @returns {SetupProblem | undefined} what it means to the user, if it comes from the disk
 */
export function diskSetupProblem(error, file) {
  const { code = '', path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!DISK_CODES.includes(code)) return undefined;
  const fix =
    code === 'ENOSPC' || code === 'EDQUOT' ? 'its disk is full: free some' : 'make it writable';
  return new SetupProblem(
    `${path ?? file ?? 'A file'} cannot be written (${code}); ${fix}, and run the command again.`,
  );
}
