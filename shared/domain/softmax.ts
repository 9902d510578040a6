/** Probabilities of one example's classes from its logits, in float64. */
export function softmax(logits: ArrayLike<number>): number[] {
  const top = largest(logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Softmax cross-entropy of one example (nats), in float64. */
export function crossEntropy(logits: ArrayLike<number>, label: number): number {
  const top = largest(logits);
  let total = 0;
  for (let place = 0; place < logits.length; place++)
    total += Math.exp((logits[place] ?? Number.NaN) - top);
  return top + Math.log(total) - (logits[label] ?? Number.NaN);
}

/** NaN where one is. */
function largest(values: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place++)
    top = Math.max(top, values[place] ?? Number.NaN);
  return top;
}

/** Place of the largest logit; the first where several are, null where one is not a number. */
export function predictionOf(logits: ArrayLike<number>): number | null {
  let best = 0;
  for (let place = 0; place < logits.length; place++) {
    const value = logits[place] ?? Number.NaN;
    if (Number.isNaN(value)) return null;
    if (value > (logits[best] ?? Number.NaN)) best = place;
  }
  return best;
}
