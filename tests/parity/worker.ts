import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../../main/training/engine.ts';
import type { ParityCase } from './parityCase.ts';
import { runCase } from './runCase.ts';

// The engine runs in a worker thread in the product, so it does here.
const { cases } = workerData as { cases: ParityCase[] };
const engine = await Engine.start(0);
for (const parityCase of cases) parentPort?.postMessage(await runCase(engine, parityCase));
