import type { Normalization } from '../../../shared/domain/normalization.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { textFile } from './exportRequest.ts';
import type { ExportedFile } from './exportRequest.ts';

const GROUP_NORMALIZATION = `
  class GroupNormalization extends tf.layers.Layer {
    static className = 'GroupNormalization';

    constructor(config) {
      super(config);
      this.groups = config.groups;
      this.epsilon = config.epsilon;
    }

    build(inputShape) {
      const shape = [inputShape.at(-1)];
      this.gamma = this.addWeight('gamma', shape, 'float32', tf.initializers.ones());
      this.beta = this.addWeight('beta', shape, 'float32', tf.initializers.zeros());
      super.build(inputShape);
    }

    call(inputs) {
      return tf.tidy(() => {
        const x = Array.isArray(inputs) ? inputs[0] : inputs;
        const [rows, units] = x.shape;
        const groups = x.reshape([rows * this.groups, units / this.groups]);
        const { mean, variance } = tf.moments(groups, 1, true);
        const normalized = groups.sub(mean).div(variance.add(this.epsilon).sqrt()).reshape(x.shape);
        return normalized.mul(this.gamma.read()).add(this.beta.read());
      });
    }

    getConfig() {
      return { ...super.getConfig(), groups: this.groups, epsilon: this.epsilon };
    }
  }
  tf.serialization.registerClass(GroupNormalization);`;

const RMS_NORMALIZATION = `
  class RMSNormalization extends tf.layers.Layer {
    static className = 'RMSNormalization';

    constructor(config) {
      super(config);
      this.epsilon = config.epsilon;
    }

    build(inputShape) {
      this.scale = this.addWeight('scale', [inputShape.at(-1)], 'float32', tf.initializers.ones());
      super.build(inputShape);
    }

    call(inputs) {
      return tf.tidy(() => {
        const x = Array.isArray(inputs) ? inputs[0] : inputs;
        const root = x.square().mean(-1, true).add(this.epsilon).sqrt();
        return x.div(root).mul(this.scale.read());
      });
    }

    getConfig() {
      return { ...super.getConfig(), epsilon: this.epsilon };
    }
  }
  tf.serialization.registerClass(RMSNormalization);`;

const CLASSES: Partial<Record<Normalization, string>> = {
  groupNorm: GROUP_NORMALIZATION,
  rmsNorm: RMS_NORMALIZATION,
};

/** The layer classes that `tf.loadLayersModel` needs and TensorFlow.js lacks, as a module; none for most models. */
export function layerClasses(normalization: Normalization): ExportedFile[] {
  const text = CLASSES[normalization];
  if (text === undefined) return [];
  const { className } = NORMALIZATION[normalization].keras;
  const lines = [
    `// TensorFlow.js has no ${className}. Call register(tf) before tf.loadLayersModel.`,
    'export function register(tf) {',
    text.trimStart().replace(/^/, '  '),
    '}',
    '',
  ];
  return [textFile('layers.js', lines.join('\n'))];
}
