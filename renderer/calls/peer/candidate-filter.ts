const kinds = ['host', 'srflx', 'prflx', 'relay'] as const;

/** Where an ICE candidate comes from: an own address, one seen from outside, or a relay. */
export type CandidateKind = (typeof kinds)[number];

/** The kind that a candidate line names; null when it names none (the empty line that ends the candidates, or junk). */
export function candidateKind(candidateLine: string): CandidateKind | null {
  const name = / typ (\w+)/.exec(candidateLine)?.[1];
  return kinds.find((kind) => kind === name) ?? null;
}

/**
 * A candidate line as it may leave this device, or null when it may not. Relay-only (V6): nothing but relays, and
 * those without the related address, which is this device's own as the relay saw it.
 */
export function outgoingCandidate(candidateLine: string, isRelayOnly: boolean): string | null {
  if (!isRelayOnly || candidateLine === '') return candidateLine;
  if (candidateKind(candidateLine) !== 'relay') return null;
  return candidateLine.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 0');
}

/** A session description as it may leave this device: the same rule for the candidates written into it. */
export function outgoingDescription(sdp: string, isRelayOnly: boolean): string {
  if (!isRelayOnly) return sdp;
  return sdp
    .split('\r\n')
    .flatMap((line) => {
      if (!line.startsWith('a=candidate:')) return [line];
      const candidate = outgoingCandidate(line, true);
      return candidate === null ? [] : [candidate];
    })
    .join('\r\n');
}
