import { z } from '../../domain/schema.ts';
import type { ForeignNorm, NormKind } from '../foreignModel.ts';
import { normLayers } from '../normLayers.ts';
import type { ArrayEntry, ModuleFacts } from '../normLayers.ts';

const KIND_OF_CLASS: Partial<Record<string, NormKind>> = {
  BatchNormalization: 'batchNorm',
  SyncBatchNormalization: 'batchNorm',
  LayerNormalization: 'layerNorm',
  GroupNormalization: 'groupNorm',
  RMSNormalization: 'rmsNorm',
};

/** A layer of a Keras model's config, wrappers and inner models among them. */
export interface KerasLayer {
  className: string;
  name: string;
  config: Record<string, unknown>;
  /** Names of the models it lies in, outermost first. */
  inside: readonly string[];
}

const layerSchema = z.object({
  class_name: z.string(),
  name: z.string().optional(),
  config: z.record(z.string(), z.unknown()).or(z.array(z.unknown())),
});

/** Models inside models; deeper nesting is no model's. */
const DEEPEST = 50;
const MOST_LAYERS = 100_000;

/** All layers in a config of Keras 1, 2 or 3, in their order. */
export function kerasLayers(topology: unknown): KerasLayer[] {
  const layers: KerasLayer[] = [];
  collect(modelConfigOf(topology), [], layers);
  return layers;
}

/** TensorFlow.js keeps the config one level deeper, as `model_config`. */
function modelConfigOf(topology: unknown): unknown {
  const outer = z.object({ model_config: z.unknown() }).safeParse(topology);
  return outer.success && outer.data.model_config !== undefined
    ? outer.data.model_config
    : topology;
}

function collect(value: unknown, inside: readonly string[], layers: KerasLayer[]): void {
  const parsed = layerSchema.safeParse(value);
  if (!parsed.success || inside.length > DEEPEST || layers.length > MOST_LAYERS) return;
  const { class_name: className, config } = parsed.data;
  const settings = Array.isArray(config) ? {} : config;
  const name = textIn(settings, 'name') ?? parsed.data.name ?? className;
  layers.push({ className, name, config: settings, inside });
  const inner = Array.isArray(config) ? config : settings['layers'];
  const within = [...inside, name];
  if (Array.isArray(inner)) for (const layer of inner) collect(layer, within, layers);
  if ('layer' in settings) collect(settings['layer'], within, layers);
}

const textIn = (config: Record<string, unknown>, key: string): string | null => {
  const value = config[key];
  return typeof value === 'string' ? value : null;
};
const numberIn = (config: Record<string, unknown>, key: string): number | null => {
  const value = config[key];
  return typeof value === 'number' ? value : null;
};

/**
 * The normalization layers of a Keras model: what its config says of each, and the arrays whose names
 * (`layer.gamma`, `model.layer.gamma`) end in the layer's name. Keras's momentum is the share kept; 1
 * minus it is PyTorch's.
 */
export async function kerasNorms(
  topology: unknown,
  entries: readonly ArrayEntry[],
): Promise<{ norms: ForeignNorm[]; convolutions: number | null }> {
  const layers = kerasLayers(topology);
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const facts = new Map<string, ModuleFacts>();
  const frozen = new Map<string, boolean>();
  for (const { name } of entries) {
    const path = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    const layer = byName.get(path.slice(path.lastIndexOf('.') + 1));
    const kind = layer && KIND_OF_CLASS[layer.className];
    if (layer === undefined || kind === undefined) continue;
    const kept = numberIn(layer.config, 'momentum');
    facts.set(path, {
      kind,
      epsilon: numberIn(layer.config, 'epsilon'),
      momentum: kept === null ? null : Number((1 - kept).toPrecision(12)),
      isTraining: null,
    });
    frozen.set(path, layer.config['trainable'] === false);
  }
  const order = new Map(layers.map(({ name }, place) => [name, place]));
  const placeOf = ({ fullPath }: ForeignNorm) =>
    order.get(fullPath.slice(fullPath.lastIndexOf('.') + 1)) ?? layers.length;
  const norms = await normLayers(entries, facts);
  norms.sort((one, other) => placeOf(one) - placeOf(other));
  return {
    norms: norms.map((norm) => ({ ...norm, isFrozen: frozen.get(norm.fullPath) ?? null })),
    convolutions: layers.length === 0 ? null : layers.filter(isConvolution).length,
  };
}

const isConvolution = ({ className }: KerasLayer): boolean =>
  /^(?:Separable|Depthwise)?Conv/.test(className);
