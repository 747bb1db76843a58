import { describe, expect, it } from 'vitest';
import { sampleTile } from '../../testing/sample-call.ts';
import { arrangeStage, drawnHeight, gridShape, nextSpeaker, personItemId, screenItemId, usualMode } from './call-layout.ts';

const self = sampleTile({ userId: 'me', isSelf: true });
const ann = sampleTile({ userId: 'ann' });
const ben = sampleTile({ userId: 'ben' });
const options = { mode: 'grid', pinnedId: null, speakerId: null, isSelfHidden: false } as const;
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('the stage of a call', () => {
  it('shows all alike in the grid', () => {
    const stage = arrangeStage([self, ann, ben], options);
    expect(stage.big).toBeNull();
    expect(ids(stage.small)).toEqual(['person me', 'person ann', 'person ben']);
  });
  it('shows the speaker large, never oneself while somebody else is here', () => {
    expect(arrangeStage([self, ann, ben], { ...options, mode: 'speaker', speakerId: 'ben' }).big?.id).toBe(personItemId('ben'));
    expect(arrangeStage([self, ann, ben], { ...options, mode: 'speaker', speakerId: 'me' }).big?.id).toBe(personItemId('ann'));
    expect(arrangeStage([self], { ...options, mode: 'speaker' }).big).toBeNull();
  });
  it('shows a screen large by itself, and leaves the one who shares it among the others', () => {
    const stage = arrangeStage([self, { ...ann, isScreenShared: true }, ben], options);
    expect(stage.big?.id).toBe(screenItemId('ann'));
    expect(ids(stage.small)).toEqual(['person me', 'person ann', 'person ben']);
  });
  it('never shows one’s own screen large by itself', () => {
    const stage = arrangeStage([{ ...self, isScreenShared: true }, ann], options);
    expect(stage.big).toBeNull();
    expect(ids(stage.small)).toEqual(['screen me', 'person me', 'person ann']);
  });
  it('lets what is pinned go before everything, until it is gone', () => {
    const tiles = [self, { ...ann, isScreenShared: true }, ben];
    expect(arrangeStage(tiles, { ...options, pinnedId: personItemId('ben') }).big?.id).toBe(personItemId('ben'));
    expect(arrangeStage([self, ann], { ...options, pinnedId: personItemId('ben') }).big).toBeNull();
  });
  it('hides one’s own picture when asked, but not from somebody who is alone', () => {
    expect(ids(arrangeStage([self, ann], { ...options, isSelfHidden: true }).small)).toEqual(['person ann']);
    expect(ids(arrangeStage([self], { ...options, isSelfHidden: true }).small)).toEqual(['person me']);
  });
});

it('shows two who see each other large, and all others alike, until the person chooses', () => {
  expect(usualMode([self, { ...ann, isVideoEnabled: true }])).toBe('speaker');
  expect([usualMode([self, ann]), usualMode([{ ...self, isVideoEnabled: true }, ann]), usualMode([self, { ...ann, isVideoEnabled: true }, ben]), usualMode([self])]).toEqual(['grid', 'grid', 'grid', 'grid']);
});

describe('who is shown as the speaker', () => {
  const speaking = { isSpeaking: true };
  it('stays while they speak and until somebody else does', () => {
    expect(nextSpeaker('ann', [self, { ...ann, ...speaking }, { ...ben, ...speaking }])).toBe('ann');
    expect(nextSpeaker('ann', [self, ann, ben])).toBe('ann');
    expect(nextSpeaker('ann', [self, ann, { ...ben, ...speaking }])).toBe('ben');
  });
  it('is somebody else than oneself, and nobody when one is alone', () => {
    expect(nextSpeaker(null, [{ ...self, ...speaking }, ann])).toBe('ann');
    expect(nextSpeaker('ann', [self])).toBeNull();
  });
});

describe('the grid', () => {
  it('takes the columns that give the largest pictures', () => {
    const wide = { width: 1_200, height: 600, gap: 12 };
    expect([1, 2, 4, 6, 12].map((count) => gridShape({ ...wide, count }).columns)).toEqual([1, 2, 2, 3, 4]);
    expect(gridShape({ count: 12, width: 400, height: 900, gap: 12 }).columns).toBe(2);
  });
  it('fits into the room there is', () => {
    for (let count = 1; count <= 12; count += 1) {
      const { columns, tileWidth, tileHeight } = gridShape({ count, width: 640, height: 480, gap: 12 });
      const rows = Math.ceil(count / columns);
      expect(columns * tileWidth + (columns - 1) * 12).toBeLessThanOrEqual(640);
      expect(rows * tileHeight + (rows - 1) * 12).toBeLessThanOrEqual(480);
      expect(tileWidth / tileHeight).toBeGreaterThan(1.1);
    }
  });
  it('has no size before there is room', () => {
    expect(gridShape({ count: 3, width: 0, height: 0, gap: 12 })).toEqual({ columns: 1, tileWidth: 0, tileHeight: 0 });
  });
});

it('tells how high a picture is drawn in device pixels, and nothing for one that is not seen', () => {
  expect(drawnHeight({ heightPixels: 180.4, devicePixelRatio: 1.5, isSeen: true })).toBe(271);
  expect(drawnHeight({ heightPixels: 180, devicePixelRatio: 2, isSeen: false })).toBe(0);
});
