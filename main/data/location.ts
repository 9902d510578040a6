/**
 * Where a data set is read from: drawn by the program, or IDX files in a folder. `digest`, where
 * known, is the one the folder's content must still have.
 */
export type DataLocation =
  | { kind: 'digits' }
  | { kind: 'folder'; folder: string; name: string; verifyAsMnist: boolean; digest?: string };
