/** What no file may have in its name on some system; a name of dots alone is a folder's. */
const REFUSED = /[\\/:*?"<>|\u0000-\u001f\u007f]|^\.+$/g;

/**
 * The name a page proposes for a file it hands over: what stands behind the `#` of the file's address,
 * where every version of Electron leaves it alone. Null where it proposes none.
 */
export function proposedName(address: string): string | null {
  const at = address.indexOf('#');
  if (at < 0) return null;
  try {
    const name = decodeURIComponent(address.slice(at + 1)).replace(REFUSED, '-');
    return name.trim() === '' ? null : name.slice(0, 200);
  } catch {
    return null;
  }
}
