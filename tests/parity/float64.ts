import type { Network } from '../../shared/domain/networks.ts';
import type { ParityCase } from './parityCase.ts';

/**
 * The same training in float64, written for the eye and not for speed: plain loops, nothing shared
 * with the engine. With its results rounded, it says how far float32 may lead a training astray.
 */
type Matrix = number[][];
type Named = Map<string, number[]>;

const columns = (matrix: Matrix) =>
  (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? NaN));
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
const average = (values: number[]) => total(values) / values.length;
const map2 = (a: Matrix, b: Matrix, f: (x: number, y: number) => number) =>
  a.map((row, i) => row.map((value, j) => f(value, b[i]?.[j] ?? NaN)));

const ACTIVATION = {
  relu: { value: (x: number) => Math.max(x, 0), slope: (y: number) => (y > 0 ? 1 : 0) },
  sigmoid: { value: (x: number) => 1 / (1 + Math.exp(-x)), slope: (y: number) => y * (1 - y) },
  tanh: { value: Math.tanh, slope: (y: number) => 1 - y * y },
};

/** What is done to each number on the way: what a layer gives, what its parts cancel to, what the optimizer keeps. */
export type Rounding = (value: number) => number;
const exact: Rounding = (value) => value;

/** A case, and how its numbers are rounded. */
interface Training extends ParityCase {
  round: Rounding;
}

/** Parameters under our names with kernels flattened [inputs, outputs]. */
export function trainInFloat64(
  network: Network,
  start: Named,
  parityCase: ParityCase,
  round = exact,
): { losses: number[]; end: Named } {
  const values: Named = new Map([...start].map(([name, array]) => [name, [...array]]));
  const slots = new Map<string, [number[], number[]]>();
  const losses = parityCase.inputs.map((x, index) => {
    const labels = parityCase.labels[index] ?? [];
    const { loss, gradients } = step(network, values, x, labels, { ...parityCase, round });
    for (const [name, gradient] of gradients)
      update(name, gradient.map(round), index + 1, values, slots, parityCase);
    for (const array of [...values.values(), ...[...slots.values()].flat()])
      array.forEach((value, at) => (array[at] = round(value)));
    return round(loss);
  });
  return { losses, end: values };
}

function get(values: Named, name: string): number[] {
  const array = values.get(name);
  if (array === undefined) throw new Error(`no ${name}`);
  return array;
}

function step(network: Network, values: Named, x: Matrix, labels: number[], training: Training) {
  const { round } = training;
  const backwards: ((gradient: Matrix) => Matrix)[] = [];
  const gradients: Named = new Map();
  const logits = network.reduce((input, layer, position) => {
    const { output, backward } = forwardLayer(layer, position, input, values, gradients, training);
    backwards.unshift((gradient) => backward(gradient).map((row) => row.map(round)));
    return output.map((row) => row.map(round));
  }, x);
  const softmax = logits.map((row) => {
    const top = Math.max(...row);
    const powers = row.map((value) => Math.exp(value - top));
    return powers.map((power) => power / total(powers));
  });
  const loss = average(softmax.map((row, i) => -Math.log(row[labels[i] ?? 0] ?? NaN)));
  const logitsGradient = softmax.map((row, i) =>
    row.map((p, j) => (p - (j === labels[i] ? 1 : 0)) / logits.length),
  );
  backwards.reduce((gradient, backward) => backward(gradient), logitsGradient);
  return { loss, gradients };
}

const NORMALIZE = { batchNorm, layerNorm, groupNorm, rmsNorm };

function forwardLayer(
  layer: Network[number],
  position: number,
  x: Matrix,
  values: Named,
  gradients: Named,
  training: Training,
) {
  if (layer.kind === 'linear') return linear(layer.outputs, position, x, values, gradients);
  if (layer.kind !== 'activation')
    return NORMALIZE[layer.kind](position, x, values, gradients, training);
  const { value, slope } = ACTIVATION[layer.activation];
  const output = x.map((row) => row.map(value));
  return { output, backward: (gradient: Matrix) => map2(gradient, output, (g, y) => g * slope(y)) };
}

function linear(outputs: number, position: number, x: Matrix, values: Named, gradients: Named) {
  const weight = get(values, `${position}.weight`);
  const bias = get(values, `${position}.bias`);
  const at = (i: number, o: number) => weight[i * outputs + o] ?? NaN;
  const output = x.map((row) =>
    bias.map((b, o) => b + total(row.map((value, i) => value * at(i, o)))),
  );
  const backward = (gradient: Matrix) => {
    gradients.set(
      `${position}.weight`,
      columns(x).flatMap((feature) =>
        columns(gradient).map((g) => total(feature.map((value, n) => value * (g[n] ?? NaN)))),
      ),
    );
    gradients.set(`${position}.bias`, columns(gradient).map(total));
    return x.map((row, n) =>
      row.map((_, i) => total((gradient[n] ?? []).map((g, o) => g * at(i, o)))),
    );
  };
  return { output, backward };
}

function batchNorm(
  position: number,
  x: Matrix,
  values: Named,
  gradients: Named,
  { batchNormMomentum: momentum, batchNormEpsilon, round }: Training,
) {
  const m = x.length;
  const gamma = get(values, `${position}.gamma`);
  const beta = get(values, `${position}.beta`);
  const means = columns(x).map(average);
  const variances = columns(x).map((column, u) =>
    average(column.map((value) => (value - (means[u] ?? NaN)) ** 2)),
  );
  const blend = (running: number[], now: number[]) =>
    running.map((value, u) => (1 - momentum) * value + momentum * (now[u] ?? NaN));
  const unbiased = variances.map((variance) => (variance * m) / (m - 1));
  values.set(`${position}.runningMean`, blend(get(values, `${position}.runningMean`), means));
  values.set(
    `${position}.runningVariance`,
    blend(get(values, `${position}.runningVariance`), unbiased),
  );
  const deviation = variances.map((variance) => Math.sqrt(variance + batchNormEpsilon));
  const normalized = x.map((row) =>
    row.map((value, u) => round((value - (means[u] ?? NaN)) / (deviation[u] ?? NaN))),
  );
  const output = normalized.map((row) =>
    row.map((value, u) => value * (gamma[u] ?? NaN) + (beta[u] ?? NaN)),
  );
  const backward = (gradient: Matrix) => {
    const byBeta = columns(gradient).map(total);
    const byGamma = columns(map2(gradient, normalized, (g, h) => g * h)).map(total);
    gradients.set(`${position}.gamma`, byGamma).set(`${position}.beta`, byBeta);
    return gradient.map((row, n) =>
      row.map((g, u) => {
        const centered = round(g - round((byBeta[u] ?? NaN) / m));
        const along = round(((normalized[n]?.[u] ?? NaN) * (byGamma[u] ?? NaN)) / m);
        const projected = centered - along;
        return (projected * (gamma[u] ?? NaN)) / (deviation[u] ?? NaN);
      }),
    );
  };
  return { output, backward };
}

/** The one group of a LayerNorm is the example. */
function layerNorm(...[position, x, values, gradients, training]: Parameters<typeof groupNorm>) {
  return groupNorm(position, x, values, gradients, { ...training, groups: 1 });
}

/** Each group of an example by itself: its Jacobian, element by element, rather than the collected form of the engine. */
function groupNorm(
  position: number,
  x: Matrix,
  values: Named,
  gradients: Named,
  { batchNormEpsilon, groups, round }: Training,
) {
  const gamma = get(values, `${position}.gamma`);
  const beta = get(values, `${position}.beta`);
  const size = gamma.length / groups;
  const groupOf = (row: number[], unit: number) => {
    const first = unit - (unit % size);
    return row.slice(first, first + size);
  };
  const deviationOf = (group: number[]) =>
    Math.sqrt(average(group.map((value) => (value - average(group)) ** 2)) + batchNormEpsilon);
  const normalized = x.map((row) =>
    row.map((value, unit) => {
      const group = groupOf(row, unit);
      return round((value - average(group)) / deviationOf(group));
    }),
  );
  const output = normalized.map((row) =>
    row.map((value, u) => value * (gamma[u] ?? NaN) + (beta[u] ?? NaN)),
  );
  const backward = (gradient: Matrix) => {
    gradients.set(
      `${position}.gamma`,
      columns(map2(gradient, normalized, (g, h) => g * h)).map(total),
    );
    gradients.set(`${position}.beta`, columns(gradient).map(total));
    return normalized.map((hat, n) =>
      hat.map((_, i) => {
        // d hat_u / d x_i = (delta_ui - 1/d - hat_u hat_i / d) / deviation, for u in the group of i
        const through = hat.map((h, u) => {
          if (Math.floor(u / size) !== Math.floor(i / size)) return 0;
          const jacobian = (u === i ? 1 : 0) - (1 + h * (hat[i] ?? NaN)) / size;
          return round((gradient[n]?.[u] ?? NaN) * (gamma[u] ?? NaN) * jacobian);
        });
        return total(through) / deviationOf(groupOf(x[n] ?? [], i));
      }),
    );
  };
  return { output, backward };
}

/** Each example by the root of its mean square, its Jacobian element by element. */
function rmsNorm(
  position: number,
  x: Matrix,
  values: Named,
  gradients: Named,
  { batchNormEpsilon, round }: Training,
) {
  const gamma = get(values, `${position}.gamma`);
  const roots = x.map((row) =>
    Math.sqrt(average(row.map((value) => value ** 2)) + batchNormEpsilon),
  );
  const normalized = x.map((row, n) => row.map((value) => round(value / (roots[n] ?? NaN))));
  const output = normalized.map((row) => row.map((value, u) => value * (gamma[u] ?? NaN)));
  const backward = (gradient: Matrix) => {
    gradients.set(
      `${position}.gamma`,
      columns(map2(gradient, normalized, (g, h) => g * h)).map(total),
    );
    return normalized.map((hat, n) =>
      hat.map((_, i) => {
        // d hat_u / d x_i = (delta_ui - hat_u hat_i / d) / root
        const through = hat.map((h, u) => {
          const jacobian = (u === i ? 1 : 0) - (h * (hat[i] ?? NaN)) / hat.length;
          return round((gradient[n]?.[u] ?? NaN) * (gamma[u] ?? NaN) * jacobian);
        });
        return total(through) / (roots[n] ?? NaN);
      }),
    );
  };
  return { output, backward };
}

/** PyTorch's Adam, SGD and SGD with momentum 0.9. */
function update(
  name: string,
  gradient: number[],
  t: number,
  values: Named,
  slots: Map<string, [number[], number[]]>,
  { optimizer, learningRate }: ParityCase,
): void {
  const parameter = get(values, name);
  const [first, second] = slots.get(name) ?? [gradient.map(() => 0), gradient.map(() => 0)];
  slots.set(name, [first, second]);
  gradient.forEach((g, i) => {
    let move = g;
    if (optimizer === 'momentum') move = first[i] = 0.9 * (first[i] ?? 0) + g;
    if (optimizer === 'adam') {
      const m = (first[i] = 0.9 * (first[i] ?? 0) + 0.1 * g);
      const v = (second[i] = 0.999 * (second[i] ?? 0) + 0.001 * g * g);
      move = m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
    }
    parameter[i] = (parameter[i] ?? NaN) - learningRate * move;
  });
}
