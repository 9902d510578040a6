import { copyFile } from 'node:fs/promises';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** How `@electron/fuses` tells a switch in a program: the characters 0 and 1. */
const OFF = 48;

/** Whether each switch in an Electron program is on, by its name. */
export async function fusesOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(FuseV1Options).flatMap(([name, option]) =>
      typeof option === 'number' ? [[name, Number(wire[option]) !== OFF]] : [],
    ),
  );
}

/**
 * A copy of an installed app's program, beside it, that lets tests into its main process. All its other
 * switches are as shipped.
 */
export async function inspectableCopy(program: string): Promise<string> {
  const copy = `${program}-inspectable`;
  await copyFile(program, copy);
  await flipFuses(copy, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return copy;
}
