/** A person's own folder on Linux, macOS or Windows, whichever system the text comes from. */
const HOME =
  /(?:(?:\/var)?\/home\/[^/\s"':]+|\/Users\/[^/\s"':]+|\/root(?=[/\s"':]|$)|[A-Za-z]:(?:\\+|\/)Users(?:\\+|\/)[^\\/\s"':]+)/g;

/** The text with `~` for a person's own folder, whose name is often theirs: for what is logged or copied. */
export const withoutPersonalPaths = (text: string): string => text.replace(HOME, '~');
