/** How hosts write files of their own: as the workbench writes its. */
export { writeWhole } from '../data/atomicFile.ts';
export { makeFolders, makeFoldersNow } from '../data/makeFolders.ts';
