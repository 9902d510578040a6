/** What the system says of a file, in words that fit the middle of a sentence. */
const WORDS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the disk is full',
  EROFS: 'the disk can only be read',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EIO: 'the disk reported a fault',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead nowhere',
  EBUSY: 'another program uses it',
  ETXTBSY: 'another program uses it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** Whether the system made the error (`ENOSPC`), rather than a mistake of the program. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^E[A-Z0-9]+$/.test(error.code);

export function systemProblem(error: unknown): string {
  const code = isSystemError(error) ? (error.code ?? '') : '';
  return WORDS[code] ?? `the system refused it (${code === '' ? String(error) : code})`;
}
