import { createRequire } from 'node:module';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-node';

type TensorFlowModule = typeof TensorFlow;

/**
 * The options of XLA's compiler. AVX-512 pays off where the CPU has it. Small matrices are multiplied by
 * loops it compiles itself, in tiles that divide the lab's sizes; the libraries it would call copy
 * them into another layout first. A flag that a library does not know ends the process: these are old.
 */
const XLA_FLAGS = [
  '--xla_cpu_prefer_vector_width=512',
  '--xla_cpu_multi_thread_eigen=false',
  '--xla_backend_extra_options=xla_force_enable_experimental_llvm_ir_gemm,xla_llvm_ir_gemm_tile_size=16:4:1*vectwidth',
];

/**
 * Loads tfjs-node once, with what it needs set first.
 * @param threads Threads for training; 0 leaves one for each of the two networks.
 * @param codeFolder Where TensorFlow looks for compiled code, and puts it; null leaves it in memory.
 */
export function loadTensorFlow(threads: number, codeFolder: string | null): TensorFlowModule {
  // TensorFlow reads these once, when its library is loaded. One thread inside an operation and one
  // per network beats many threads sharing small matrices.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  if (threads > 0) process.env['TF_NUM_INTEROP_THREADS'] ??= String(threads);
  process.env['XLA_FLAGS'] ??= XLA_FLAGS.join(' ');
  if (codeFolder !== null)
    process.env['TF_XLA_FLAGS'] ??= `--tf_xla_persistent_cache_directory=${codeFolder}`;
  // Errors come as exceptions too. On the terminal XLA would call its own settings for the vectors
  // features that this processor lacks, each time it loads compiled code.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3';
  // Nothing here runs through oneDNN, which would only announce itself on the terminal.
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  restoreUtilFunctions();
  const require = createRequire(import.meta.url);
  return require('@tensorflow/tfjs-node') as TensorFlowModule;
}

/** tfjs-node 4.22 calls two functions that Node 23 removed (tensorflow/tfjs#8609). */
function restoreUtilFunctions(): void {
  const removed: Record<string, (value: unknown) => boolean> = {
    isNullOrUndefined: (value) => value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, replacement] of Object.entries(removed)) {
    if (!(name in util)) Object.defineProperty(util, name, { value: replacement });
  }
}
