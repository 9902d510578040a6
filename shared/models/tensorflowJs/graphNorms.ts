import { z } from '../../domain/schema.ts';
import type { ForeignNorm } from '../foreignModel.ts';
import { normLayers } from '../normLayers.ts';
import type { ArrayEntry, ModuleFacts } from '../normLayers.ts';
import { elementsIn } from '../numberArray.ts';

const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).optional(),
  attr: z.record(z.string(), z.unknown()).optional(),
});
type GraphNode = z.infer<typeof nodeSchema>;

/** TensorFlow's GraphDef as JSON; functions have nodes of their own. */
const graphSchema = z.object({
  node: z.array(nodeSchema),
  library: z
    .object({ function: z.array(z.object({ nodeDef: z.array(nodeSchema).optional() })).optional() })
    .optional(),
});

const NORMALIZATIONS = new Set(['FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3']);
const CONVOLUTIONS = new Set([
  'Conv2D',
  'Conv3D',
  'Conv2DBackpropInput',
  'Conv3DBackpropInputV2',
  'DepthwiseConv2dNative',
  '_FusedConv2D',
  'FusedDepthwiseConv2dNative',
]);
const PASSING_ON = new Set(['Identity', 'ReadVariableOp', 'Enter']);
/** The inputs of a normalization node behind the first, which is the data. */
const ROLES = ['gamma', 'beta', 'moving_mean', 'moving_variance'] as const;
/** What TensorFlow takes where a node does not say. */
const DEFAULT_EPSILON = 1e-4;
/** Nodes in a row that only pass an array on. */
const LONGEST_CHAIN = 16;

/** The nodes of a graph model; null where the topology is that of a layers model. */
export function graphNodes(topology: unknown): GraphNode[] | null {
  const parsed = graphSchema.safeParse(topology);
  if (!parsed.success) return null;
  const { node, library } = parsed.data;
  return [...node, ...(library?.function ?? []).flatMap(({ nodeDef }) => nodeDef ?? [])];
}

/**
 * The normalization layers of a graph model: the arrays that its nodes take, and the other arrays by their
 * names. The momentum is lost in the conversion.
 */
export async function graphNorms(
  nodes: readonly GraphNode[],
  entries: readonly ArrayEntry[],
): Promise<{ norms: ForeignNorm[]; convolutions: number }> {
  const arrays = new Map(entries.map((entry) => [entry.name, entry]));
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const facts = new Map<string, ModuleFacts>();
  const taken: ArrayEntry[] = [];
  const used = new Set<ArrayEntry>();
  for (const { name, op, input = [], attr } of nodes) {
    if (!NORMALIZATIONS.has(op)) continue;
    const path = dotted(name.replace(/\/FusedBatchNorm\w*$/, ''));
    facts.set(path, {
      kind: 'batchNorm',
      epsilon: epsilonIn(attr) ?? DEFAULT_EPSILON,
      momentum: null,
      isTraining: null,
    });
    for (const [place, role] of ROLES.entries()) {
      const entry = arrayOf(input[place + 1], byName, arrays);
      if (entry === null || elementsIn(entry.shape) === 0) continue;
      taken.push({ ...entry, name: `${path}.${role}` });
      used.add(entry);
    }
  }
  const rest = entries.filter((entry) => !used.has(entry));
  return {
    norms: await normLayers([...taken, ...rest], facts),
    convolutions: nodes.filter(({ op }) => CONVOLUTIONS.has(op)).length,
  };
}

const dotted = (name: string): string => name.replaceAll('/', '.');

/** The array behind an input (`name`, `name:0`, in functions `name:output:0`); null where nodes compute it. */
function arrayOf(
  input: string | undefined,
  byName: ReadonlyMap<string, GraphNode>,
  arrays: ReadonlyMap<string, ArrayEntry>,
): ArrayEntry | null {
  let at: string | undefined = input;
  for (let hop = 0; hop < LONGEST_CHAIN && at !== undefined; hop++) {
    const name = at.replace(/:.*$/, '');
    const entry = arrays.get(dotted(name));
    if (entry !== undefined) return entry;
    const node = byName.get(name);
    at = node !== undefined && PASSING_ON.has(node.op) ? node.input?.[0] : undefined;
  }
  return null;
}

function epsilonIn(attr: GraphNode['attr']): number | null {
  const parsed = z.object({ f: z.number() }).safeParse(attr?.['epsilon']);
  return parsed.success ? Number(parsed.data.f.toPrecision(7)) : null;
}
