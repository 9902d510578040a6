import { message } from '../errors/message.ts';
import { settingNumber } from '../formats/settingNumber.ts';
import { finding, SEVERITIES } from './finding.ts';
import type { Finding } from './finding.ts';
import type { ForeignModel, ForeignNorm } from './foreignModel.ts';
import { normFindings } from './normFindings.ts';

/** Everything the rules find in a model, gravest first, then in the order of its layers. */
export function findingsOf(model: ForeignModel): Finding[] {
  const all = [
    ...foldedFinding(model),
    ...epsilonsFinding(model.norms),
    ...countersFinding(model.norms),
    ...model.norms.flatMap((norm) => normFindings(norm, model.format)),
  ];
  return all.sort(
    (one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity),
  );
}

function foldedFinding({ format, norms, convolutions }: ForeignModel): Finding[] {
  const count = convolutions ?? 0;
  if (norms.length > 0 || count === 0) return [];
  const meaning = message('foldedMeaning', { count });
  if (format === 'onnx') return [finding('folded', meaning)];
  const isGraph = format === 'tensorflowjs-graph';
  return isGraph ? [finding('folded', meaning, { advice: message('foldedGraphAdvice') })] : [];
}

/** Each value with the first layer that has it. */
function valuesWithLayer(
  norms: readonly ForeignNorm[],
  valueOf: (norm: ForeignNorm) => number | null,
): string[] {
  const firsts = new Map<number, string>();
  for (const norm of norms) {
    const value = valueOf(norm);
    if (value !== null && !firsts.has(value))
      firsts.set(value, `${settingNumber(value)} (${norm.path})`);
  }
  return [...firsts.values()];
}

function epsilonsFinding(norms: readonly ForeignNorm[]): Finding[] {
  const batchNorms = norms.filter(({ kind }) => kind === 'batchNorm');
  const values = valuesWithLayer(batchNorms, ({ epsilon }) => epsilon);
  const differ = values.length > 1;
  return differ ? [finding('epsilonsDiffer', message('epsilonsDifferMeaning', { values }))] : [];
}

function countersFinding(norms: readonly ForeignNorm[]): Finding[] {
  const values = valuesWithLayer(norms, ({ counter }) => counter);
  const differ = values.length > 1;
  return differ ? [finding('countersDiffer', message('countersDifferMeaning', { values }))] : [];
}
