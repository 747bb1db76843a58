/** How a screen is chosen on this computer: by the system's own picker, or by the page from a list. */
export type ScreenChoice = 'system' | 'page';

/**
 * Wayland lets no program list the screens: asking for them opens the portal's picker, which gives the one that was
 * chosen. macOS has a picker of its own from version 15 on; everywhere else the page shows a list.
 */
export function screenChoiceOf(surroundings: { readonly platform: NodeJS.Platform; readonly sessionType: string | undefined; readonly waylandDisplay: string | undefined }): ScreenChoice {
  const isWayland = surroundings.platform === 'linux' && (surroundings.sessionType === 'wayland' || (surroundings.waylandDisplay ?? '') !== '');
  return isWayland ? 'system' : 'page';
}
