import { messageText } from '../../../../shared/errors/message.ts';
import type { Message } from '../../../../shared/errors/message.ts';
import type { Finding, FindingKind, Severity } from '../../../../shared/models/finding.ts';
import type { ForeignNorm } from '../../../../shared/models/foreignModel.ts';

/** Where a finding is: a layer by its place, and its channels. */
export interface FindingSite {
  place: number;
  path: string;
  channels: number[];
}

/** The findings of one kind: what each says once, with all layers that it is said of. */
export interface FindingGroup {
  kind: FindingKind;
  severity: Severity;
  advice: Message;
  statements: { meaning: Message; sites: FindingSite[] }[];
}

/** Findings of one kind together, in the order they are given. */
export function groupFindings(
  findings: readonly Finding[],
  norms: readonly ForeignNorm[],
): FindingGroup[] {
  const places = new Map(norms.map(({ fullPath }, place) => [fullPath, place]));
  const groups = new Map<FindingKind, FindingGroup>();
  for (const { kind, severity, advice, meaning, layer, channels } of findings) {
    const group = groups.get(kind) ?? { kind, severity, advice, statements: [] };
    groups.set(kind, group);
    const text = messageText(meaning, 'en');
    let statement = group.statements.find((each) => messageText(each.meaning, 'en') === text);
    if (statement === undefined) group.statements.push((statement = { meaning, sites: [] }));
    const place = places.get(layer ?? '');
    if (place === undefined) continue;
    statement.sites.push({ place, path: norms[place]?.path ?? '', channels });
  }
  return [...groups.values()];
}
