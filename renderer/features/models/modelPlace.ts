import type { RouteLocationRaw } from 'vue-router';
import type { ModelId } from '../../../shared/domain/savedModel.ts';

/** The address of a model, of one of its layers (by its place), and of a channel in it. */
export function modelPlace(model: ModelId, layer?: number, channel?: number): RouteLocationRaw {
  return {
    name: 'model',
    params: { model },
    query: {
      ...(layer !== undefined && { layer: String(layer) }),
      ...(channel !== undefined && { channel: String(channel) }),
    },
  };
}

/** A place in an address: a whole number below `count`; null for anything else. */
export function placeIn(value: unknown, count: number): number | null {
  const place = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : -1;
  return place >= 0 && place < count ? place : null;
}
