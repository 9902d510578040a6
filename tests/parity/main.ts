import { agrees, COMPARED } from './parityCase.ts';
import type { ParityResult } from './parityCase.ts';
import { runFolder } from './runFolder.ts';
import { INSPECTION_TOLERANCE } from './runInspectionCase.ts';
import type { InspectionResult } from './runInspectionCase.ts';

/** `npm run parity -- FOLDER`: every case through the real engine; exit code 1 where one is further off than allowed. */
async function main([folder]: string[]): Promise<number> {
  if (folder === undefined) {
    console.error('Usage: npm run parity -- FOLDER (case files as tests/fixtures/parity has them)');
    return 2;
  }
  const { training, inspection } = await runFolder(folder);
  const failed = printTraining(training) + printInspection(inspection);
  const all = training.length + inspection.length;
  console.log(failed === 0 ? `All ${all} cases agree.` : `${failed} of ${all} cases do not agree.`);
  return failed === 0 ? 0 : 1;
}

/** @returns how many do not agree */
function printTraining(results: readonly ParityResult[]): number {
  if (results.length === 0) return 0;
  console.log(
    'Training. Largest absolute errors against PyTorch; in brackets what is allowed where that is more than 1e-4\n' +
      '(where rounding alone leads float32 that far astray; "unseen" biases have no gradient and are not judged):',
  );
  for (const result of results) {
    const numbers = COMPARED.map((what) => {
      const allowed = result.allowed[what];
      const looser =
        allowed > 1e-4 && Number.isFinite(allowed) ? ` (${allowed.toExponential(1)})` : '';
      return `${what} ${result.errors[what].toExponential(1)}${looser}`;
    });
    console.log(`${verdict(agrees(result))} ${result.name.padEnd(28)} ${numbers.join('  ')}`);
  }
  return results.filter((result) => !agrees(result)).length;
}

/** @returns how many do not agree */
function printInspection(results: readonly InspectionResult[]): number {
  if (results.length === 0) return 0;
  console.log(
    'Inspection. Largest errors against PyTorch as a share of the largest number of the array; at most\n' +
      `${INSPECTION_TOLERANCE.toExponential()} is allowed. In brackets the error as a share of the number itself where that is more:`,
  );
  const isGood = ({ errors }: InspectionResult) =>
    errors.every(({ ofLargest }) => ofLargest <= INSPECTION_TOLERANCE);
  for (const result of results) {
    console.log(`${verdict(isGood(result))} ${result.name}`);
    for (const { what, ofLargest, ofItself } of result.errors) {
      const near0 = ofItself > INSPECTION_TOLERANCE ? ` (${ofItself.toExponential(1)})` : '';
      console.log(`       ${what.padEnd(26)} ${ofLargest.toExponential(1)}${near0}`);
    }
  }
  return results.filter((result) => !isGood(result)).length;
}

const verdict = (good: boolean) => (good ? 'ok  ' : 'FAIL');

process.exitCode = await main(process.argv.slice(2));
