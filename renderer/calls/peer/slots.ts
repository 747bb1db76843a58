/** What flows on a link: always these three media lines, in this order. */
export type Slot = 'audio' | 'camera' | 'screen';

/** The order of the media lines; a remote slot is the index of its transceiver. */
export const slots: readonly Slot[] = ['audio', 'camera', 'screen'];

/** What kind of track a slot carries. */
export function kindOfSlot(slot: Slot): 'audio' | 'video' {
  return slot === 'audio' ? 'audio' : 'video';
}

/** One value per slot, made by the callback. */
export function bySlot<Value>(make: (slot: Slot) => Value): Record<Slot, Value> {
  return { audio: make('audio'), camera: make('camera'), screen: make('screen') };
}
