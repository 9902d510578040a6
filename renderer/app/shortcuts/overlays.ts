import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What a key opens above every screen. */
export const useOverlays = defineStore('overlays', () => {
  const palette = ref(false);
  const shortcuts = ref(false);
  return { palette, shortcuts };
});
