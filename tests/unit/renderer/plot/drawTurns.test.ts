import { expect, it } from 'vitest';
import { DrawTurns } from '../../../../renderer/plot/canvas/drawTurns.ts';

/** A page whose frames and clock are stepped by hand. */
function page() {
  let frame: (() => void) | null = null;
  let time = 0;
  const drawn: string[] = [];
  const turns = new DrawTurns(
    (work) => (frame = work),
    () => time,
  );
  /** A drawing that takes `ms`, and then does `also`. */
  const drawing =
    (name: string, ms: number, also = () => {}) =>
    () => {
      drawn.push(name);
      time += ms;
      also();
    };
  /** What the next frame draws; null when there is none to come. */
  const nextFrame = () => {
    const work = frame;
    if (work === null) return null;
    frame = null;
    drawn.length = 0;
    work();
    return [...drawn];
  };
  return { turns, drawing, nextFrame };
}

it('draws in one frame what fits into it, each once', () => {
  const { turns, drawing, nextFrame } = page();
  const [a, b] = [drawing('a', 2), drawing('b', 2)];
  for (const draw of [a, b, a]) turns.request(draw);
  expect(nextFrame()).toEqual(['a', 'b']);
  expect(nextFrame()).toBeNull();
});

it('leaves for the next frame what does not, and draws the slowest alone', () => {
  const { turns, drawing, nextFrame } = page();
  for (const name of ['a', 'b', 'c', 'd']) turns.request(drawing(name, 3));
  turns.request(drawing('slow', 100));
  turns.request(drawing('e', 1));
  expect(nextFrame()).toEqual(['a', 'b']);
  expect(nextFrame()).toEqual(['c', 'd']);
  expect(nextFrame()).toEqual(['slow']);
  expect(nextFrame()).toEqual(['e']);
});

it('draws every chart although one asks at every frame', () => {
  const { turns, drawing, nextFrame } = page();
  const greedy = drawing('greedy', 20, () => turns.request(greedy));
  turns.request(greedy);
  turns.request(drawing('patient', 1));
  expect(nextFrame()).toEqual(['greedy']);
  expect(nextFrame()).toEqual(['patient', 'greedy']);
});

it('skips a removed chart, and draws on after a failure', () => {
  const { turns, drawing, nextFrame } = page();
  const gone = drawing('gone', 1);
  turns.request(gone);
  turns.request(() => {
    throw new Error('no');
  });
  turns.request(drawing('after', 1));
  turns.cancel(gone);
  expect(nextFrame).toThrow('no');
  expect(nextFrame()).toEqual(['after']);
});
