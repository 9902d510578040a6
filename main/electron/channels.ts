/** The one channel on which events reach the page; commands each have the channel of their name. */
export const EVENT_CHANNEL = 'workbench:event';
