import { openModelFiles } from '../../main/data/modelFiles.ts';
import { openModel } from '../../shared/models/openModel.ts';

/** What reading a model several times took, in a process that does nothing else. */
export interface ModelReadings {
  /** The first reading also compiles the reader. */
  seconds: number[];
  /** Bytes of resident memory after the first, more than before: what was freed meanwhile is still counted. */
  memory: number;
  layers: number;
}

const [path = '', times = '1'] = process.argv.slice(2);

async function read(): Promise<number> {
  const files = await openModelFiles(path);
  const { norms } = await openModel(files);
  await files.close();
  return norms.length;
}

const readings: ModelReadings = { seconds: [], memory: 0, layers: 0 };
const before = process.memoryUsage.rss();
for (let time = 0; time < Number(times); time++) {
  const start = performance.now();
  readings.layers = await read();
  readings.seconds.push((performance.now() - start) / 1000);
  if (time === 0) readings.memory = process.memoryUsage.rss() - before;
}
console.log(JSON.stringify(readings));
