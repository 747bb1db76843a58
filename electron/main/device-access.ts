import { systemPreferences } from 'electron';

/**
 * Asks macOS for the microphone and the camera, each once: the system shows its own question. Other systems are asked
 * by the capture itself.
 * @returns whether all that was wanted may be used
 */
export async function askForDevices(mediaTypes: readonly ('audio' | 'video')[]): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  for (const type of mediaTypes) {
    if (!(await systemPreferences.askForMediaAccess(type === 'audio' ? 'microphone' : 'camera'))) return false;
  }
  return true;
}
