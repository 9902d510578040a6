import { textFile } from './exportRequest.ts';
import type { Exporter } from './exportRequest.ts';
import { runFileName } from './fileNames.ts';

/** The lab's printout of each run, as it was saved. */
export const log: Exporter = ({ records }) =>
  records.map((record) => textFile(`${runFileName(record.experiment)}.txt`, record.log));
