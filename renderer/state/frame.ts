/**
 * A function that runs `work` once in the next frame, however often it is called before: many events
 * a second then cost one change of state, and so one drawing, a frame.
 */
export function oncePerFrame(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    nextFrame(() => {
      waiting = false;
      work();
    });
  };
}

/** A hidden window draws no frames; a timer continues there, slowed down by the browser. */
function nextFrame(work: () => void): void {
  if (typeof document === 'undefined' || document.hidden) setTimeout(work, 16);
  else requestAnimationFrame(work);
}
