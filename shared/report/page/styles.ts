/** How many line colors there are; after them they come again. */
export const COLORS = 6;

/** Okabe and Ito's colors, which differ for people with any color vision; lighter on dark. */
const LIGHT = ['#0072b2', '#d55e00', '#008a67', '#b0568b', '#8a6d00', '#4a4f57'];
const DARK = ['#56b4e9', '#f0884a', '#3cc29a', '#e090bd', '#e6c84f', '#b5bac4'];

const colorsOf = (colors: readonly string[]) =>
  colors.map((color, index) => `--color-${index}:${color};`).join('');

/** The report's own sheet: nothing is fetched. */
export const STYLES = `
:root{color-scheme:light dark;--text:#1b1c1f;--muted:#565a62;--page:#fff;--rule:#d9d9d4;--soft:#f4f4f1;--warn:#fdf2d8;${colorsOf(LIGHT)}}
@media (prefers-color-scheme:dark){:root{--text:#ececee;--muted:#abafb8;--page:#17181c;--rule:#383b43;--soft:#212329;--warn:#2e2611;${colorsOf(DARK)}}}
body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,"Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2rem 0 .75rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
.note{color:var(--muted);font-size:.875rem}
.drawn{background:var(--warn);padding:.5rem .75rem;border-radius:.375rem}
.notes{white-space:pre-wrap}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem}
figure{margin:0}
figure>svg{display:block;width:100%;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0 0 .75rem;padding:0}
.legend li{display:flex;align-items:center;gap:.5rem}
.key{width:28px;height:8px;flex:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .75rem .3rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:normal}
th{font-weight:600}
td.number,th.number{text-align:end;white-space:nowrap}
tr.changed td{font-weight:600}
pre{overflow-x:auto;background:var(--soft);padding:.75rem;border-radius:.375rem;font-size:.8125rem}
@media print{body{max-width:none;padding:0}figure,tr{break-inside:avoid}}
`;
