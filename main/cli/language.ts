/** The language that the terminal's environment asks for, by POSIX's order of its variables; English unless it is Korean. */
export function terminalLanguage(env: Record<string, string | undefined>): 'en' | 'ko' {
  const variables = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const chosen = variables.find((value) => value !== undefined && value !== '') ?? '';
  return chosen.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
