/** How long a host may take to begin reading what is to be saved. */
const KEPT_FOR = 60_000;

/**
 * Hands a file over: a browser puts it with its downloads, the desktop app asks where it should go.
 * @param name as it is proposed; where it ends up the page does not learn
 */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  // Electron reads the name here, because it does not always keep the one of the link.
  link.href = `${address}#${encodeURIComponent(name)}`;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}
