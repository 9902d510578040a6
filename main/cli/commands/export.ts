import { message } from '../../../shared/errors/message.ts';
import type { MessageLanguage } from '../../../shared/errors/message.ts';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { visibleJson } from '../../../shared/formats/plainText.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CliContext } from '../context.ts';
import { GOOD, UsageError } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { isStandardOutput, writeTo } from '../output/exportTarget.ts';
import { savedId } from '../savedId.ts';

export interface ExportOrder {
  ids: string[];
  format: ExportFormat;
  out: string;
  /** Whose weights; null for each run's last. */
  epoch: number | null;
  store: string | null;
  json: boolean;
}

/**
 * Writes saved runs in a format to a file, or where the format has several files, to a folder. Where that
 * is standard output, it gets the document alone, and what is said of it goes to standard error.
 */
export async function exportRuns(options: ExportOrder, context: CliContext): Promise<number> {
  const ids = options.ids.map(savedId);
  const { terminal } = context;
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  try {
    const { format, epoch } = options;
    const language = await languageOf(workbench);
    const exported = await workbench.call('experiment:export', { ids, format, epoch, language });
    const bytes = Buffer.from(exported.content, 'base64');
    const isPrinted = await isStandardOutput(options.out);
    if (isPrinted && terminal.isShown && !isText(bytes)) throw notForTerminal(format);
    if (isPrinted) {
      terminal.printDocument(bytes);
      if ((await terminal.finished()) !== null) return GOOD;
    }
    const files = isPrinted ? ['-'] : await writeExport(options.out, exported.fileName, bytes);
    const lines = files.map((path) => `Wrote ${isPrinted ? exported.fileName : path}`);
    for (const line of options.json ? [visibleJson({ format, files })] : lines) {
      if (isPrinted) terminal.say(line);
      else terminal.print(line);
    }
    return GOOD;
  } finally {
    await workbench.close();
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

const notForTerminal = (format: ExportFormat): UsageError =>
  new UsageError(message('usageNotText', { format }));

/** Reports are in the language that the settings say. */
async function languageOf(workbench: Workbench): Promise<MessageLanguage> {
  const { language } = await workbench.call('settings:describe', {});
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;
  return (language === 'system' ? locale : language).startsWith('ko') ? 'ko' : 'en';
}

/**
 * A path that ends in .zip gets the zip; any other gets what is in it as a folder. A single file goes
 * to the path, or into it where it is a folder or ends as one.
 */
async function writeExport(path: string, fileName: string, bytes: Buffer): Promise<string[]> {
  const out = resolve(path);
  const isThere = (await stat(out).catch(() => null))?.isDirectory() ?? false;
  const isFolder = isThere || /[\\/]$/.test(path);
  const isSeveral = fileName.endsWith('.zip');
  if (!isSeveral) return [await writeTo(isFolder ? join(out, fileName) : out, bytes)];
  if (out.toLowerCase().endsWith('.zip')) return [await writeTo(out, bytes)];
  const written: string[] = [];
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    written.push(await writeTo(join(out, name), content));
  }
  return written;
}
