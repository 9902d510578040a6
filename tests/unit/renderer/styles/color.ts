type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Red, green and blue from 0 to 1, of `#rrggbb`. */
function channels(color: string): Triple {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** The same without sRGB's curve: amounts of light. */
function linear(color: string): Triple {
  const [red, green, blue] = channels(color).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Relative luminance, 0 to 1, as WCAG 2.2 defines it. */
const luminance = (color: string): number => dot([0.2126, 0.7152, 0.0722], linear(color));

/** Contrast of two colors, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const apply = ([x, y, z]: Matrix, v: Triple): Triple => [dot(x, v), dot(y, v), dot(z, v)];

/** What eyes without one kind of cone see, on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const SEEN = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

type ColorBlindness = keyof typeof SEEN;
export const COLOR_BLINDNESS = Object.keys(SEEN) as ColorBlindness[];

const XYZ: Matrix = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];
const WHITE: Triple = [0.9505, 1, 1.089];

/** CIELAB coordinates of linear RGB. */
function lab(light: Triple): Triple {
  const [x, y, z] = apply(XYZ, light).map((value, index) => {
    const share = Math.max(0, value) / (WHITE[index] ?? 1);
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  });
  return [116 * (y ?? 0) - 16, 500 * ((x ?? 0) - (y ?? 0)), 200 * ((y ?? 0) - (z ?? 0))];
}

/** How far apart two colors are for such eyes, or for those that see all: their distance in CIELAB. */
export function difference(a: string, b: string, blindness?: ColorBlindness): number {
  const seen = (light: Triple) => (blindness === undefined ? light : apply(SEEN[blindness], light));
  const [of, other] = [a, b].map((color) => lab(seen(linear(color))));
  return Math.hypot(...(of ?? []).map((value, index) => value - (other?.[index] ?? 0)));
}
