import type { ForeignNorm } from './foreignModel.ts';

/** A part of a model that has normalization in it. */
export interface LayerBranch {
  /** Its name under the part above, of several steps where nothing branches off: `encoder.layer`. */
  name: string;
  branches: LayerBranch[];
  /** Layers right in it, by their places in the model. */
  leaves: { name: string; place: number }[];
}

/** Deeper names are no model's; what is deeper stays one name. */
const DEEPEST = 40;

/** The layers as a tree by the steps of their names, in their order. */
export function layerTree(norms: readonly Pick<ForeignNorm, 'path'>[]): LayerBranch {
  const root: LayerBranch = { name: '', branches: [], leaves: [] };
  const branchOf = new Map<LayerBranch, Map<string, LayerBranch>>();
  norms.forEach(({ path }, place) => {
    const steps = path.split('.');
    const own = steps.length > DEEPEST ? path : (steps.pop() ?? path);
    let branch = root;
    for (const step of steps.length > DEEPEST ? [] : steps) {
      const known = branchOf.get(branch) ?? new Map<string, LayerBranch>();
      branchOf.set(branch, known);
      const next = known.get(step) ?? { name: step, branches: [], leaves: [] };
      if (!known.has(step)) branch.branches.push(next);
      known.set(step, next);
      branch = next;
    }
    branch.leaves.push({ name: own, place });
  });
  return { ...root, branches: root.branches.map(joined) };
}

/** A part with one part in it and nothing else becomes one with both names. */
function joined(branch: LayerBranch): LayerBranch {
  const [only] = branch.branches;
  if (only !== undefined && branch.branches.length === 1 && branch.leaves.length === 0) {
    const inner = joined(only);
    return { ...inner, name: `${branch.name}.${inner.name}` };
  }
  return { ...branch, branches: branch.branches.map(joined) };
}
