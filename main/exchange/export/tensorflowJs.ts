import { OPTIMIZER_FILE } from '../../store/layout.ts';
import type { Exporter } from './exportRequest.ts';
import { filesOfEach } from './fileNames.ts';
import { wantedCheckpoint } from './models.ts';

/** Both networks' folders as they are saved, which `tf.loadLayersModel` opens; verified by their digests. */
export const tensorflowJs: Exporter = (request) =>
  filesOfEach(request, async ({ experiment }) => {
    const { files } = await wantedCheckpoint(request, experiment);
    return files.filter(({ path }) => path !== OPTIMIZER_FILE);
  });
