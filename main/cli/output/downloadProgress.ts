import type { Workbench } from '../../workbench/workbench.ts';
import type { Terminal } from './terminal.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** Downloads MNIST into the cache, with a progress line. @throws {WorkbenchError} `data-download-failed` */
export async function downloadWithProgress(
  workbench: Workbench,
  terminal: Terminal,
): Promise<void> {
  const unsubscribe = workbench.subscribe((event) => {
    if (event.name !== 'data:progressed') return;
    const { file, receivedBytes, totalBytes } = event.payload;
    const total = totalBytes === null ? '' : ` of ${megabytes(totalBytes)}`;
    terminal.progress(`Downloading ${file}: ${megabytes(receivedBytes)}${total} MB`);
  });
  try {
    await workbench.call('data:download', {});
  } finally {
    unsubscribe();
    terminal.progress('');
  }
}
