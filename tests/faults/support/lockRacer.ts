import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStore } from '../../../main/store/openStore.ts';
import { sentence } from '../../support/sentences.ts';

/**
 * A process that opens the store in a folder when it is told to by a line, says whether it may
 * write (`writer`) or why not, and stays until its input ends. Argument: the folder.
 */
const [folder = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
createInterface({ input: process.stdin }).on('line', () => {
  void openStore(folder).then(({ readOnly }) =>
    writeSync(1, `${sentence(readOnly) ?? 'writer'}\n`),
  );
});
