/**
 * Files that systems put beside people's own: hidden ones, among them what macOS keeps of each file
 * (`._name`), its folder in archives, and what Windows keeps of a folder.
 */
const NAMES = /^(\.[^.].*|\.\.[^.].*|__MACOSX|Thumbs\.db|desktop\.ini|\$RECYCLE\.BIN)$/i;

/** Whether a path, with `/` between, is of such a file, or inside such a folder. */
export const isSystemFile = (path: string): boolean =>
  path.split('/').some((name) => NAMES.test(name));
