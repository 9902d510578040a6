import { after, IDENTITY, moved } from './affine.ts';
import type { Affine } from './affine.ts';
import { paintOf } from './marks.ts';
import type { Drawing, Mark, Path, PathMark, Segment } from './marks.ts';

/** What a canvas context keeps with `save` and takes back with `restore`. */
interface State {
  transform: Affine;
  clip: Path | null;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  dash: readonly number[];
  font: string;
  textAlign: string;
  textBaseline: string;
  globalAlpha: number;
}

const FIRST: State = {
  transform: IDENTITY,
  clip: null,
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineJoin: 'miter',
  dash: [],
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  globalAlpha: 1,
};

/** How far below the point asked for the baseline is, as a share of the font's size. */
const BASELINES: Record<string, number> = { top: 0.86, hanging: 0.8, middle: 0.36, bottom: -0.2 };
const ANCHORS: Record<string, 'middle' | 'end'> = { center: 'middle', right: 'end', end: 'end' };

const QUARTER = Math.PI / 2;

const fontOf = (font: string) => {
  const size = /([\d.]+)px/.exec(font);
  return {
    size: Number(size?.[1] ?? 10),
    weight: /\b(bold|[5-9]00)\b/.exec(font)?.[1] ?? 'normal',
    family: size === null ? 'sans-serif' : font.slice(size.index + size[0].length).trim(),
  };
};

/**
 * The part of a canvas's 2D context that chart.js draws lines with, which keeps what is drawn instead
 * of painting it: the same chart can so be written as vectors. Fonts are measured by `measure`.
 */
export class RecordingContext {
  readonly canvas: { width: number; height: number; getContext: () => RecordingContext };
  readonly #marks: Mark[] = [];
  readonly #measure: (font: string, text: string) => number;
  readonly #saved: State[] = [];
  #state: State = FIRST;
  #path: Segment[] = [];

  constructor(width: number, height: number, measure: (font: string, text: string) => number) {
    this.canvas = { width, height, getContext: () => this };
    this.#measure = measure;
  }

  get drawing(): Drawing {
    const { width, height } = this.canvas;
    return { width, height, marks: [...this.#marks] };
  }

  save(): void {
    this.#saved.push(this.#state);
  }
  restore(): void {
    this.#state = this.#saved.pop() ?? FIRST;
  }

  translate(x: number, y: number): void {
    this.#transform([1, 0, 0, 1, x, y]);
  }
  scale(x: number, y: number): void {
    this.#transform([x, 0, 0, y, 0, 0]);
  }
  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#transform([cos, sin, -sin, cos, 0, 0]);
  }
  setTransform(...numbers: Affine): void {
    this.#set({ transform: numbers });
  }
  resetTransform(): void {
    this.#set({ transform: IDENTITY });
  }

  beginPath(): void {
    this.#path = [];
  }
  closePath(): void {
    this.#path.push({ command: 'Z', numbers: [] });
  }
  moveTo(x: number, y: number): void {
    this.#add('M', [x, y]);
  }
  lineTo(x: number, y: number): void {
    this.#add(this.#path.length === 0 ? 'M' : 'L', [x, y]);
  }
  bezierCurveTo(...numbers: [number, number, number, number, number, number]): void {
    this.#add('C', numbers);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const count = Math.max(1, Math.ceil((to - from) / QUARTER - 1e-9));
    const step = (to - from) / count;
    const reach = (4 / 3) * Math.tan(step / 4) * radius;
    this.lineTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
    for (let part = 0; part < count; part += 1) {
      const [a, b] = [from + part * step, from + (part + 1) * step];
      const [cosA, sinA, cosB, sinB] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
      this.bezierCurveTo(
        x + radius * cosA - reach * sinA,
        y + radius * sinA + reach * cosA,
        x + radius * cosB + reach * sinB,
        y + radius * sinB - reach * cosB,
        x + radius * cosB,
        y + radius * sinB,
      );
    }
  }
  clip(): void {
    this.#set({ clip: this.#path });
  }

  fill(): void {
    this.#draw({ fill: paintOf(this.fillStyle, this.globalAlpha), stroke: null });
  }
  stroke(): void {
    const { lineWidth: width, lineJoin: join, dash } = this.#state;
    const paint = paintOf(this.strokeStyle, this.globalAlpha);
    this.#draw({ fill: null, stroke: { paint, width, dash, join } });
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  clearRect(): void {
    this.#marks.length = 0;
  }

  fillText(text: string, x: number, y: number): void {
    const font = fontOf(this.font);
    const down = (BASELINES[this.textBaseline] ?? 0) * font.size;
    this.#marks.push({
      kind: 'text',
      text,
      at: after(this.#state.transform, [1, 0, 0, 1, x, y + down]),
      anchor: ANCHORS[this.textAlign] ?? 'start',
      width: this.#measure(this.font, text),
      font,
      paint: paintOf(this.fillStyle, this.globalAlpha),
    });
  }
  measureText(text: string): { width: number } {
    return { width: this.#measure(this.font, text) };
  }

  setLineDash(dash: readonly number[]): void {
    this.#set({ dash: [...dash] });
  }
  lineDashOffset = 0;
  lineCap = 'butt';

  get font() {
    return this.#state.font;
  }
  set font(font: string) {
    this.#set({ font });
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(textAlign: string) {
    this.#set({ textAlign });
  }
  get textBaseline() {
    return this.#state.textBaseline;
  }
  set textBaseline(textBaseline: string) {
    this.#set({ textBaseline });
  }
  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(fillStyle: string) {
    this.#set({ fillStyle });
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(strokeStyle: string) {
    this.#set({ strokeStyle });
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(lineWidth: number) {
    this.#set({ lineWidth });
  }
  get lineJoin() {
    return this.#state.lineJoin;
  }
  set lineJoin(lineJoin: string) {
    this.#set({ lineJoin });
  }
  get globalAlpha() {
    return this.#state.globalAlpha;
  }
  set globalAlpha(globalAlpha: number) {
    this.#set({ globalAlpha });
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #transform(by: Affine): void {
    this.#set({ transform: after(this.#state.transform, by) });
  }

  #add(command: Segment['command'], numbers: readonly number[]): void {
    const placed: number[] = [];
    for (let at = 0; at < numbers.length; at += 2) {
      placed.push(...moved(this.#state.transform, numbers[at] ?? 0, numbers[at + 1] ?? 0));
    }
    this.#path.push({ command, numbers: placed });
  }

  #draw(how: Pick<PathMark, 'fill' | 'stroke'>): void {
    if (this.#path.length === 0) return;
    this.#marks.push({ kind: 'path', path: [...this.#path], clip: this.#state.clip, ...how });
  }
}
