/**
 * What TensorFlow's library is called on a system: the files as the wheels have them, and the names
 * the addon's build and its loader look for, each with the file that answers to it.
 *
 * @typedef {{ files: string[], links: Record<string, string> }} NativeLibrary
 *
 * @param {NodeJS.Platform} platform
 * @returns {NativeLibrary}
 */
export function nativeLibrary(platform) {
  if (platform === 'darwin') {
    const files = ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'];
    return { files, links: { 'libtensorflow.2.dylib': 'libtensorflow_cc.2.dylib' } };
  }
  const links = {
    'libtensorflow.so': 'libtensorflow_cc.so.2',
    'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
  };
  return { files: Object.values(links), links };
}
