const expected = ['audio', 'video', 'video', 'application'];

/**
 * Whether a session description has our four lines (sound, camera, screen, data) and no other. One line more could
 * make this device send or take what nobody agreed to (V4).
 */
export function hasAgreedShape(sdp: string): boolean {
  const lines = [...sdp.matchAll(/^m=(\w+) /gm)].map((match) => match[1]);
  return lines.length === expected.length && lines.every((line, index) => line === expected[index]);
}
