import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import type { ReportLanguage } from '../../../shared/report/reportTexts.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { savedId } from '../savedId.ts';

export interface ExportOptions {
  ids: string[];
  format: ExportFormat;
  out: string;
  /** Whose weights; null for each run's last. */
  epoch: number | null;
  store: string | null;
  json: boolean;
}

/** Writes saved runs in a format to a file, or where the format has several files, to a folder. */
export async function exportRuns(options: ExportOptions, context: CliContext): Promise<number> {
  const ids = options.ids.map(savedId);
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  try {
    const { format, epoch } = options;
    const language = await languageOf(workbench);
    const exported = await workbench.call('experiment:export', { ids, format, epoch, language });
    const bytes = Buffer.from(exported.content, 'base64');
    const written = await writeExport(resolve(options.out), format, exported.fileName, bytes);
    const text = written.map((path) => `Wrote ${path}`);
    for (const line of options.json ? [JSON.stringify({ format, files: written })] : text) {
      context.terminal.print(line);
    }
    return GOOD;
  } finally {
    await workbench.close();
  }
}

/** Reports are in the language that the settings say. */
async function languageOf(workbench: Workbench): Promise<ReportLanguage> {
  const { language } = await workbench.call('settings:describe', {});
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;
  return (language === 'system' ? locale : language).startsWith('ko') ? 'ko' : 'en';
}

/**
 * A path that ends in .zip gets the zip; any other gets what is in it as a folder. A single file goes
 * to the path, or into it where it is a folder.
 */
async function writeExport(
  out: string,
  format: ExportFormat,
  fileName: string,
  bytes: Buffer,
): Promise<string[]> {
  const isFolder = (await stat(out).catch(() => null))?.isDirectory() ?? false;
  const isSeveral = fileName.endsWith('.zip') && format !== 'archive';
  if (!isSeveral) return [await write(isFolder ? join(out, fileName) : out, bytes)];
  if (out.toLowerCase().endsWith('.zip')) return [await write(out, bytes)];
  const written: string[] = [];
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    written.push(await write(join(out, path), content));
  }
  return written;
}

async function write(path: string, bytes: Uint8Array): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WorkbenchError(
      'store-write-failed',
      `The export could not be written: ${reason}.`,
      'Choose another path with --out.',
      { params: { problem: 'other', code: '' }, cause },
    );
  }
}
