import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../../main/training/engine/engine.ts';
import type { InspectionCase } from './inspectionCase.ts';
import type { ParityCase } from './parityCase.ts';
import { runCase } from './runCase.ts';
import type { ToldResult } from './runFolder.ts';
import { runInspectionCase } from './runInspectionCase.ts';

// The engine runs in a worker thread in the product, so it does here.
const { cases, inspections } = workerData as {
  cases: ParityCase[];
  inspections: InspectionCase[];
};
const tell = (told: ToldResult) => parentPort?.postMessage(told);
const engine = await Engine.start(0);
for (const each of cases) tell({ kind: 'training', result: await runCase(engine, each) });
for (const each of inspections) {
  tell({ kind: 'inspection', result: runInspectionCase(engine, each) });
}
