import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import { unguarded } from '../../../shared/formats/csv.ts';
import { EXPORT_FORMATS } from '../../../shared/report/exportFormats.ts';
import { generatedMetrics } from '../../support/generatedExperiments.ts';
import { checkpointOf, freshStore, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG } from '../../support/training.ts';

const NOW = new Date('2026-03-04T05:06:07Z');

const NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</style><svg onload=alert(1)>',
  '=HYPERLINK("http://x";"y")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '../../etc/passwd',
  'C:\\Windows\\nul',
  'a,b;"c"\td',
  '\\input{/etc/passwd} $x$ 100% #1 _a_',
  '| a | b |\n|---|',
  '__proto__',
  '한글 이름, 日本語, 🙂',
  'right\u202eleft\u200b',
  'bell\u0007 and null\u0001',
];

async function exportsOf(name: string) {
  const store = await freshStore();
  const { metrics, timings } = generatedMetrics(1);
  const runs = [];
  for (const seed of [1, 2]) {
    runs.push(
      await saveRun(store, {
        changes: {
          name,
          config: { ...SMALL_CONFIG, seed },
          notes: name,
          tags: [name.slice(0, 40)],
        },
        metrics: metrics.filter(({ kind }) => kind === 'epoch'),
        timings,
        checkpoints: [checkpointOf(SMALL_CONFIG, 1)],
      }),
    );
  }
  const ids = runs.map(({ experiment }) => experiment.id);
  const files = new Map<string, { fileName: string; bytes: Uint8Array }>();
  for (const format of EXPORT_FORMATS) {
    files.set(format, await exportExperiments(store, { ids, format, language: 'ko', epoch: null }));
  }
  const bytesOf = (format: string) => files.get(format)?.bytes ?? new Uint8Array();
  const textOf = (format: string) => new TextDecoder().decode(bytesOf(format));
  return { files, bytesOf, textOf, saved: runs[0]?.experiment.name ?? '' };
}

describe.each(NAMES)('a run called %j', (name) => {
  it('travels through every export', async () => {
    const { files, bytesOf, textOf, saved } = await exportsOf(name);

    // Names of files: no way up, no way out, nothing a system refuses.
    const paths = [...files.values()].flatMap(({ fileName, bytes }) =>
      /\.(zip|bnruns)$/.test(fileName) ? [fileName, ...Object.keys(unzipSync(bytes))] : [fileName],
    );
    for (const path of paths) {
      expect(path).not.toMatch(/\.\.|^\/|[\\:*?"<>|\u0000-\u001f]/);
    }

    // CSV: the text itself after the guard is taken off, and never one that counts as a formula.
    for (const format of ['csv', 'csv-wide']) {
      const { data } = Papa.parse<Record<string, string>>(textOf(format), {
        header: true,
        skipEmptyLines: true,
      });
      for (const row of data) {
        const cell = row['experiment_name'] ?? '';
        expect(unguarded(cell)).toBe(saved);
        expect(cell).not.toMatch(/^[=+\-@]/);
      }
      expect(data.length).toBeGreaterThan(0);
    }

    const json = JSON.parse(textOf('json')) as { experiments: { name: string }[] };
    expect(json.experiments.map((experiment) => experiment.name)).toEqual([saved, saved]);

    // The report: no element and no attribute that is not its own, and no script at all.
    const html = textOf('html');
    expect(html).not.toMatch(/<script|<img|<iframe|<object|<embed|<link|<base/i);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(html.match(/<\/style/g)).toHaveLength(1);
    const codes = Array.from(html, (character) => character.codePointAt(0) ?? 0);
    expect(codes.filter((code) => code < 32 && code !== 9 && code !== 10)).toEqual([]);

    // Tables: as many cells in a row as in their heads.
    const tables = textOf('markdown')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const line of tables) expect(line.replace(/\\\|/g, '').endsWith('|')).toBe(true);
    expect(textOf('latex')).not.toMatch(/\\input|\\write|\\csname/);

    // And back again, whole.
    const other = await freshStore();
    const { experiments } = await importExperiments(other, 'a.zip', bytesOf('archive'), NOW);
    expect(experiments.map((experiment) => experiment.name)).toEqual([saved, saved]);
    expect(Object.getPrototypeOf(experiments[0])).toBe(Object.prototype);
  });
});
