/** What the key that begins a command is called on this system. */
export const commandKey = navigator.userAgent.includes('Mac OS') ? '⌘' : 'Ctrl';
