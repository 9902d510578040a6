/** What the process of the runner says on standard error before it ends for want of memory. */
export const MEMORY_MARK = '\nbatchnorm-workbench: too much memory\n';
