import { describe, expect, it } from 'vitest';
import { readLink } from './read-stats.ts';

function reportOf(...stats: object[]): RTCStatsReport {
  return new Map(stats.map((entry, index) => [String(index), entry]));
}

const audioIn = { type: 'inbound-rtp', kind: 'audio', mid: '0', packetsReceived: 50, packetsLost: 2, bytesReceived: 4000, audioLevel: 0.25, totalAudioEnergy: 1.5 };
const cameraIn = { type: 'inbound-rtp', kind: 'video', mid: '1', packetsReceived: 100, packetsLost: 1, bytesReceived: 90_000, framesDecoded: 30 };
const screenIn = { ...cameraIn, mid: '2', framesDecoded: 5 };
const audioOut = { type: 'outbound-rtp', kind: 'audio', bytesSent: 3000, targetBitrate: 40_000 };
const cameraOut = { type: 'outbound-rtp', kind: 'video', bytesSent: 80_000, targetBitrate: 900_000, qualityLimitationReason: 'cpu' };
const pair = { type: 'candidate-pair', id: 'pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.045, availableOutgoingBitrate: 2_000_000, localCandidateId: 'here', remoteCandidateId: 'there' };

describe('one look at a connection', () => {
  it('adds up its media lines', () => {
    expect(readLink(reportOf(audioIn, cameraIn, screenIn, audioOut, cameraOut, pair), 7000)).toEqual({
      atMs: 7000,
      roundTripMs: 45,
      packetsReceived: 250,
      packetsLost: 4,
      sentLossShare: null,
      bytesReceived: 184_000,
      bytesSent: 83_000,
      videoBytesSent: 80_000,
      availableOutgoingBps: 2_000_000,
      targetBps: 900_000,
      qualityLimitationReason: 'cpu',
      framesDecoded: 35,
      framesDecodedByMid: { 1: 30, 2: 5 },
      audioEnergy: 1.5,
      audioLevel: 0.25,
      isRelayed: false,
    });
  });

  it('takes the pair that the transport has selected over an older one', () => {
    const transport = { type: 'transport', selectedCandidatePairId: 'new' };
    const report = reportOf(pair, transport, { ...pair, id: 'new', currentRoundTripTime: 0.01 });
    expect(readLink(report, 0).roundTripMs).toBe(10);
  });

  it('tells a relay at either end', () => {
    const relay = { type: 'remote-candidate', id: 'there', candidateType: 'relay' };
    expect(readLink(reportOf(pair, relay), 0).isRelayed).toBe(true);
    expect(readLink(reportOf(pair, { ...relay, id: 'unused' }), 0).isRelayed).toBe(false);
  });

  it('takes the worst loss that the other side reports', () => {
    const remote = { type: 'remote-inbound-rtp', fractionLost: 0.02 };
    expect(readLink(reportOf(remote, { ...remote, fractionLost: 0.1 }), 0).sentLossShare).toBe(0.1);
  });

  it('puts a thin line before a busy processor, and leaves out what is not sent', () => {
    const thin = { ...cameraOut, qualityLimitationReason: 'bandwidth' };
    expect(readLink(reportOf(cameraOut, thin), 0).qualityLimitationReason).toBe('bandwidth');
    expect(readLink(reportOf(cameraOut, { ...thin, active: false }), 0).qualityLimitationReason).toBe('cpu');
  });

  it('knows nothing of a connection that is not there yet', () => {
    expect(readLink(reportOf(), 0)).toMatchObject({ roundTripMs: null, isRelayed: null, targetBps: null, audioLevel: null, packetsReceived: 0 });
  });
});
