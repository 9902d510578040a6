import { Option } from 'commander';
import type { Command } from 'commander';
import { doctor, DOCTOR_FORMATS } from '../commands/doctor.ts';
import type { DoctorOrder } from '../commands/doctor.ts';
import type { CliContext } from '../context.ts';

interface RawOptions {
  format: DoctorOrder['format'];
  failOn?: DoctorOrder['failOn'];
  json?: true;
}

/** Adds the command that reads other people's models. */
export function addDoctorCommand(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  program
    .command('doctor')
    .description(
      "show the normalization layers of anybody's model files, and what is wrong with them",
    )
    .argument('<files...>', 'PyTorch, safetensors, ONNX or TensorFlow.js; two are also compared')
    .addOption(new Option('--format <format>', 'as what').choices(DOCTOR_FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with code 3 on a finding as grave').choices([
        'warning',
        'problem',
      ]),
    )
    .option('--json', 'the same as --format json, with every array in full')
    .action(async (files: string[], { format, failOn = null, json }: RawOptions) => {
      exit(await doctor({ files, format: json ? 'json' : format, failOn }, context));
    });
}
