import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { encodeOnnx } from '../../../shared/models/onnx/networkModel.ts';
import type { Exporter } from './exportRequest.ts';
import { filesOfEach } from './exportRequest.ts';
import { networksIn, wantedCheckpoint } from './models.ts';

/** Each network as an ONNX model in eval mode, its normalization kept as it is. */
export const onnx: Exporter = (request) =>
  filesOfEach(request, async ({ experiment }) => {
    const checkpoint = await wantedCheckpoint(request, experiment);
    const {
      batchNormEpsilon: epsilon,
      batchNormMomentum: momentum,
      normalization,
    } = experiment.config;
    const folders = networkFolders(normalization);
    return networksIn(experiment, checkpoint).map(({ name, network, arrays }) => ({
      path: `${folders[name]}.onnx`,
      bytes: encodeOnnx(network, folders[name], arrays, { epsilon, momentum }),
    }));
  });
