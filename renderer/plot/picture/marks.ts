import type { Affine } from './affine.ts';

/** A piece of a path: its letter as in SVG, and absolute coordinates in pixels. */
export interface Segment {
  command: 'M' | 'L' | 'C' | 'Z';
  numbers: readonly number[];
}
export type Path = readonly Segment[];

/** Shares of red, green, blue, and of what covers the ground, 0 to 1. */
export interface Paint {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

export interface PathMark {
  kind: 'path';
  path: Path;
  fill: Paint | null;
  stroke: { paint: Paint; width: number; dash: readonly number[]; join: string } | null;
  /** What is drawn of it; null for all. */
  clip: Path | null;
}

/** One line of text, its baseline's start, middle or end at the transform's origin. */
export interface TextMark {
  kind: 'text';
  text: string;
  at: Affine;
  anchor: 'start' | 'middle' | 'end';
  /** As measured, in pixels before the transform. */
  width: number;
  font: { family: string; size: number; weight: string };
  paint: Paint;
}

export type Mark = PathMark | TextMark;

/** A drawing as the marks it consists of, the lowest first. */
export interface Drawing {
  width: number;
  height: number;
  marks: readonly Mark[];
}

const BLACK: Paint = { red: 0, green: 0, blue: 0, alpha: 1 };

/** `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `rgba()`: all that themes and chart.js write. */
export function paintOf(color: string, alpha = 1): Paint {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(color)?.[1];
  if (hex !== undefined) {
    const long = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex;
    const byte = (at: number) => parseInt(long.slice(at, at + 2) || 'ff', 16) / 255;
    return { red: byte(0), green: byte(2), blue: byte(4), alpha: byte(6) * alpha };
  }
  const numbers = /^rgba?\(([^)]*)\)$/.exec(color)?.[1]?.split(',').map(Number);
  if (numbers === undefined) return { ...BLACK, alpha: color === 'transparent' ? 0 : alpha };
  const [red = 0, green = 0, blue = 0, own = 1] = numbers;
  return { red: red / 255, green: green / 255, blue: blue / 255, alpha: own * alpha };
}
