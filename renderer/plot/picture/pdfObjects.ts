import { zlibSync } from 'fflate';

const encoder = new TextEncoder();

/** The objects of a PDF document, numbered from 1 as they come, and their bytes with the table of them. */
export class PdfObjects {
  readonly #chunks: Uint8Array[] = [];
  readonly #places: number[] = [];
  #length = 0;

  constructor() {
    // The second line marks the file as binary for programs that transfer files.
    this.#write('%PDF-1.7\n%\u00e9\u00e8\u00ea\u00eb\n');
  }

  /** The number that the next object gets. */
  get next(): number {
    return this.#places.length + 1;
  }

  /** Adds an object. @returns how others refer to it */
  add(body: string): string {
    const number = this.#begin();
    this.#write(`${body}\nendobj\n`);
    return `${number} 0 R`;
  }

  /** Adds a stream, compressed; `entries` are those of its dictionary but length and filter. */
  addStream(entries: string, content: string | Uint8Array): string {
    const number = this.#begin();
    const bytes = zlibSync(typeof content === 'string' ? encoder.encode(content) : content);
    this.#write(`<</Length ${bytes.length}/Filter/FlateDecode${entries}>>stream\n`);
    this.#push(bytes);
    this.#write('\nendstream\nendobj\n');
    return `${number} 0 R`;
  }

  /** The whole document. */
  finish(catalog: string, information: string): Uint8Array<ArrayBuffer> {
    const start = this.#length;
    const rows = this.#places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
    const size = rows.length + 1;
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
    this.#write(`trailer<</Size ${size}/Root ${catalog}/Info ${information}>>\n`);
    this.#write(`startxref\n${start}\n%%EOF\n`);
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #begin(): number {
    this.#places.push(this.#length);
    const number = this.#places.length;
    this.#write(`${number} 0 obj\n`);
    return number;
  }

  #write(text: string): void {
    this.#push(encoder.encode(text));
  }

  #push(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}

/** A text as PDF keeps it outside of pages: UTF-16, in hexadecimal digits. */
export const pdfText = (text: string): string => `<FEFF${utf16(text)}>`;

export const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase(),
  ).join('');
