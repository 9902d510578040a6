/** What a person on Windows is told wherever set-up there wants more than Windows has. */
export const WSL_ADVICE =
  'Or use WSL 2: both commands are meant to work in it as on Linux, with a window by WSLg (not tried).';

/** @param {NodeJS.ProcessEnv} env whose variable every shell of WSL has */
export const isWsl = (env) => Boolean(env.WSL_DISTRO_NAME);
