/** A rectangle, in pixels of the viewport. */
export interface ClientBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const widthOf = ({ left, right }: ClientBox): number => Math.max(0, right - left);
export const heightOf = ({ top, bottom }: ClientBox): number => Math.max(0, bottom - top);

export const commonPart = (a: ClientBox, b: ClientBox): ClientBox => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** Whether `inner` lies within `outer`, but for `slack` pixels. */
export const isWithin = (inner: ClientBox, outer: ClientBox, slack: number): boolean =>
  inner.left >= outer.left - slack &&
  inner.top >= outer.top - slack &&
  inner.right <= outer.right + slack &&
  inner.bottom <= outer.bottom + slack;

export const boxOf = (element: Element): ClientBox => element.getBoundingClientRect();
