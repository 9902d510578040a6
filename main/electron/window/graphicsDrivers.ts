/**
 * Keeps the toolkit of Linux desktops from loading graphics drivers into this process. They bring
 * LLVM with them, for all to see, and TensorFlow, which has another LLVM inside, would then call
 * theirs and crash while it compiles. Pages are drawn in processes of their own and lose nothing.
 * Has to be said before the toolkit starts, so before the app is ready.
 */
export function keepGraphicsDriversOut(): void {
  if (process.platform !== 'linux') return;
  // GTK 3 reads the first, GTK 4 the second.
  process.env['GDK_GL'] = 'disable';
  process.env['GDK_DISABLE'] = 'gl,vulkan';
}
