import type { ForeignNorm, ModelFormat } from '../../../../shared/models/foreignModel.ts';
import { epsilonOf, momentumOf } from '../../../../shared/models/normFindings.ts';

interface Option {
  name: string;
  value: number;
}

/** Epsilon and momentum as a framework's options; no momentum where nothing runs along. */
export interface FrameworkWords {
  framework: 'PyTorch' | 'Keras' | 'ONNX';
  epsilon: Option;
  momentum: Option | null;
}

/** PyTorch's momentum is the share of the new batch, Keras's and ONNX's the share that is kept. */
export function wordsOf(norm: ForeignNorm, format: ModelFormat): FrameworkWords[] {
  const epsilon = epsilonOf(norm, format);
  const momentum = norm.variance === null ? null : momentumOf(norm, format);
  const kept = momentum === null ? null : Number((1 - momentum).toPrecision(12));
  const option = (value: number | null) => (value === null ? null : { name: 'momentum', value });
  return [
    { framework: 'PyTorch', epsilon: { name: 'eps', value: epsilon }, momentum: option(momentum) },
    { framework: 'Keras', epsilon: { name: 'epsilon', value: epsilon }, momentum: option(kept) },
    { framework: 'ONNX', epsilon: { name: 'epsilon', value: epsilon }, momentum: option(kept) },
  ];
}
