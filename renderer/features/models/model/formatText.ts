import { MODEL_FORMATS } from '../../../../shared/models/foreignModel.ts';
import type { ModelFormat } from '../../../../shared/models/foreignModel.ts';

/** Proper names, the same in every language. */
const FORMAT_NAMES: Record<ModelFormat, string> = {
  pytorch: 'PyTorch',
  torchscript: 'TorchScript',
  safetensors: 'safetensors',
  keras: 'Keras',
  hdf5: 'Keras (HDF5)',
  onnx: 'ONNX',
  tensorflowjs: 'TensorFlow.js',
  'tensorflowjs-graph': 'TensorFlow.js (graph)',
};

/** A model's format and, where the file says one, its version: `ONNX, opset 17`, `Keras 3.5.0`. */
export function formatText({
  format,
  version,
}: {
  format: string;
  version: string | null;
}): string {
  const known = MODEL_FORMATS.find((each) => each === format);
  const name = known === undefined ? format : FORMAT_NAMES[known];
  if (version === null) return name;
  // Keras's version names the framework itself.
  return version.startsWith(name) ? version : `${name}, ${version}`;
}
