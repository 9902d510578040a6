/** A file's bytes in base64, as the contract takes them. */
function readFile(file: File): Promise<{ name: string; content: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // A data: address: everything after its comma is base64; an empty file has nothing there.
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, content: address.slice(address.indexOf(',') + 1) });
    };
    reader.onerror = () => reject(reader.error ?? new Error(`${file.name} cannot be read`));
    reader.readAsDataURL(file);
  });
}

/** Names and contents of files that a person chose or dropped. Rejects when one cannot be read. */
export function readFiles(files: readonly File[]): Promise<{ name: string; content: string }[]> {
  return Promise.all(files.map(readFile));
}
