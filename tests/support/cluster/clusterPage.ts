import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The code blocks of a page, in order, without their indent. */
function blocksIn(page: string): string[] {
  const found: string[] = [];
  let block: string[] = [];
  for (const line of [...page.split('\n'), 'end']) {
    if (line.startsWith('    ')) block.push(line.slice(4));
    else if (line === '' && block.length > 0) block.push('');
    else if (block.length > 0) {
      found.push(`${block.join('\n').trimEnd()}\n`);
      block = [];
    }
  }
  return found;
}

/** The one code block of docs/cluster.md that has `text` in it; `root` is the clone's folder. */
export function clusterBlock(root: string, text: string): string {
  const page = readFileSync(join(root, 'docs/cluster.md'), 'utf8');
  const matching = blocksIn(page).filter((block) => block.includes(text));
  const [only] = matching;
  if (only === undefined || matching.length > 1) {
    throw new Error(`docs/cluster.md has ${matching.length} blocks with ${text}`);
  }
  return only;
}
