import { defaultCallSettings } from '#shared/contract/call-settings';
import type { CallController, CallsState } from '../../calls/engine/call-controller.ts';

const nothing: CallsState = { current: null, held: [], incoming: [], inOtherWindow: [], devices: [], settings: defaultCallSettings, notices: [] };
const doNothing = () => undefined;
const doNothingSlowly = () => Promise.resolve();
const forgetListener = () => doNothing;

/** Stands in where calls are not offered: no calls, no devices, and nothing happens. */
export const idleCallController: CallController = {
  state: () => nothing,
  subscribe: forgetListener,
  start: doNothingSlowly,
  join: doNothingSlowly,
  decline: doNothingSlowly,
  leave: doNothingSlowly,
  dismiss: doNothing,
  hold: doNothing,
  resume: doNothing,
  setMicrophoneOn: doNothing,
  setCameraOn: doNothing,
  setScreenOn: doNothing,
  raiseHand: doNothing,
  react: doNothing,
  invite: doNothingSlowly,
  noteTileHeight: doNothing,
  onOwnLevel: forgetListener,
  chooseDevice: doNothing,
  saveSettings: doNothing,
  openPreview: () => ({ cameraTrack: () => null, problems: () => [], onLevel: forgetListener, onChange: forgetListener, close: doNothing }),
  playTestSound: doNothing,
  describeConnections: () => Promise.resolve(''),
};
