import { openModelFiles } from '../../main/data/modelFiles.ts';
import { openModel } from '../../shared/models/openModel.ts';

/** What one reading of a model took, in a process that has done nothing else. */
export interface ModelReading {
  seconds: number;
  /** Bytes of resident memory, more than before: what was freed in so short a time is still counted. */
  memory: number;
  layers: number;
}

const [path = ''] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const start = performance.now();
const files = await openModelFiles(path);
const { norms } = await openModel(files);
const seconds = (performance.now() - start) / 1000;
const memory = process.memoryUsage.rss() - before;
await files.close();
const reading: ModelReading = { seconds, memory, layers: norms.length };
console.log(JSON.stringify(reading));
