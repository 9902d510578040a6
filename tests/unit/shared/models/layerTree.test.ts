import { describe, expect, it } from 'vitest';
import { layerTree } from '../../../../shared/models/layerTree.ts';

const treeOf = (...paths: string[]) => layerTree(paths.map((path) => ({ path })));

describe('layerTree', () => {
  it('puts layers under the parts that their names tell, in their order', () => {
    expect(treeOf('bn1', 'layer1.0.bn1', 'layer1.0.bn2', 'layer1.1.bn1')).toEqual({
      name: '',
      leaves: [{ name: 'bn1', place: 0 }],
      branches: [
        {
          name: 'layer1',
          leaves: [],
          branches: [
            {
              name: '0',
              branches: [],
              leaves: [
                { name: 'bn1', place: 1 },
                { name: 'bn2', place: 2 },
              ],
            },
            { name: '1', branches: [], leaves: [{ name: 'bn1', place: 3 }] },
          ],
        },
      ],
    });
  });

  it('joins parts that have only one part in them', () => {
    const { branches } = treeOf('a.b.c.bn', 'a.b.c.ln');
    expect(branches.map(({ name, leaves }) => [name, leaves.length])).toEqual([['a.b.c', 2]]);
  });

  it('keeps a name that is nested deeper than any model’s in one piece', () => {
    const path = 'a.'.repeat(5000) + 'bn';
    expect(treeOf(path).leaves).toEqual([{ name: path, place: 0 }]);
  });
});
