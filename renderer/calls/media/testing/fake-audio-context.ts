import { FakeTrack } from './fake-track.ts';

/** A value over time, as it was scheduled. */
class FakeParam {
  value = 1;
  readonly scheduled: { how: string; value: number; atSeconds: number }[] = [];

  setValueAtTime(value: number, atSeconds: number): void {
    this.scheduled.push({ how: 'set', value, atSeconds });
  }

  linearRampToValueAtTime(value: number, atSeconds: number): void {
    this.scheduled.push({ how: 'linear', value, atSeconds });
  }

  exponentialRampToValueAtTime(value: number, atSeconds: number): void {
    this.scheduled.push({ how: 'exponential', value, atSeconds });
  }

  setTargetAtTime(value: number, atSeconds: number): void {
    this.scheduled.push({ how: 'target', value, atSeconds });
  }

  cancelScheduledValues(): void {
    this.scheduled.push({ how: 'cancel', value: this.value, atSeconds: 0 });
  }
}

export class FakeNode {
  readonly outputs = new Set<FakeNode>();
  readonly gain = new FakeParam();
  readonly frequency = new FakeParam();
  readonly startedAt: number[] = [];
  readonly stoppedAt: number[] = [];
  type = '';
  fftSize = 2048;
  samples = new Float32Array(0);
  /** The track that a source plays. */
  readonly track: FakeTrack | null;
  readonly stream: { getAudioTracks(): FakeTrack[] } | null;

  constructor({ track = null, sent = null }: { track?: FakeTrack | null; sent?: FakeTrack | null } = {}) {
    this.track = track;
    this.stream = sent === null ? null : { getAudioTracks: () => [sent] };
  }

  connect(other: FakeNode): FakeNode {
    this.outputs.add(other);
    return other;
  }

  disconnect(): void {
    this.outputs.clear();
  }

  start(atSeconds: number): void {
    this.startedAt.push(atSeconds);
  }

  stop(atSeconds: number): void {
    this.stoppedAt.push(atSeconds);
  }

  getFloatTimeDomainData(into: Float32Array): void {
    into.fill(0);
    into.set(this.samples.subarray(0, into.length));
  }
}

/** An audio context that only notes what is connected with what. */
export function createFakeAudioContext() {
  const nodes: FakeNode[] = [];
  const add = (node: FakeNode) => {
    nodes.push(node);
    return node;
  };
  const context = {
    nodes,
    currentTime: 0,
    state: 'suspended' as AudioContextState,
    sinkIds: [] as string[],
    destination: new FakeNode(),
    createGain: () => add(new FakeNode()),
    createOscillator: () => add(new FakeNode()),
    createAnalyser: () => add(new FakeNode()),
    createMediaStreamSource: (stream: { getTracks(): FakeTrack[] }) => add(new FakeNode({ track: stream.getTracks()[0] ?? null })),
    createMediaStreamDestination: () => add(new FakeNode({ sent: new FakeTrack({ kind: 'audio', label: 'Mixed', deviceId: '' }) })),
    resume: async () => changeState('running'),
    close: async () => changeState('closed'),
    setSinkId: async (sinkId: string) => {
      context.sinkIds.push(sinkId);
      await Promise.resolve();
    },
  };
  const changeState = async (state: AudioContextState) => {
    context.state = state;
    await Promise.resolve();
  };
  return context;
}

export type FakeAudioContext = ReturnType<typeof createFakeAudioContext>;
