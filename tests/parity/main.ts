import { agrees, COMPARED } from './parityCase.ts';
import { runFolder } from './runFolder.ts';

/** `npm run parity -- FOLDER`: every case through the real engine; exit code 1 where one is further off than allowed. */
async function main([folder]: string[]): Promise<number> {
  if (folder === undefined) {
    console.error('Usage: npm run parity -- FOLDER (case files as tests/fixtures/parity has them)');
    return 2;
  }
  const results = await runFolder(folder);
  console.log(
    'Largest absolute errors against PyTorch; in brackets what is allowed where that is more than 1e-4\n' +
      '(where rounding alone moved PyTorch that far from float64; "unseen" biases have no gradient and are not judged):',
  );
  let failed = 0;
  for (const result of results) {
    const good = agrees(result);
    if (!good) failed += 1;
    const numbers = COMPARED.map((what) => {
      const allowed = result.allowed[what];
      const looser =
        allowed > 1e-4 && Number.isFinite(allowed) ? ` (${allowed.toExponential(1)})` : '';
      return `${what} ${result.errors[what].toExponential(1)}${looser}`;
    });
    console.log(`${good ? 'ok  ' : 'FAIL'} ${result.name.padEnd(28)} ${numbers.join('  ')}`);
  }
  console.log(
    failed === 0
      ? `All ${results.length} cases agree.`
      : `${failed} of ${results.length} cases do not agree.`,
  );
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
