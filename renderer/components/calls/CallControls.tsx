import Hand from 'lucide-react/icons/hand';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import GalleryHorizontalEnd from 'lucide-react/icons/gallery-horizontal-end';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import PhoneOff from 'lucide-react/icons/phone-off';
import ScreenShare from 'lucide-react/icons/screen-share';
import Settings2 from 'lucide-react/icons/settings-2';
import Users from 'lucide-react/icons/users';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callScreenKeys } from '../../models/call-shortcuts.ts';
import { callsStrings } from '../../strings/calls.ts';
import { keyName } from './key-names.ts';
import { useCallController, useCallSurface } from './call-context.ts';
import { ControlButton } from './ControlButton.tsx';
import { OwnLevel } from './OwnLevel.tsx';
import { moveInToolbar } from './move-in-toolbar.ts';
import { MoreButton } from './MoreButton.tsx';
import { ReactButton } from './ReactButton.tsx';
import type { OwnView } from './use-own-view.ts';
import { useCallKeyNames } from './use-call-key-names.ts';

interface CallControlsProps {
  readonly screen: CallScreen;
  readonly view: OwnView;
}

/** What one can do in a call, in the order of how often it is done; leaving stands apart. */
export function CallControls({ screen, view }: CallControlsProps) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const { openSettings } = useCallSurface();
  const isRunning = screen.phase === 'active';
  return (
    <div className="call-controls" role="toolbar" tabIndex={-1} aria-label={callsStrings.controls} onKeyDown={moveInToolbar}>
      {isRunning && screen.own.pushToTalkKey !== null && <p className={`call-talk ${screen.own.isMicrophoneOn ? 'call-talk-open' : ''}`}>{screen.own.isMicrophoneOn ? callsStrings.talking : callsStrings.talkKey(keyName(screen.own.pushToTalkKey))}</p>}
      <MicrophoneButton screen={screen} />
      <CameraButton screen={screen} />
      {isRunning && <RunningControls screen={screen} />}
      <span className="call-controls-gap" />
      {isRunning && <ControlButton icon={Users} label={callsStrings.people} aria-pressed={view.arePeopleOpen} look={view.arePeopleOpen ? 'on' : 'plain'} onClick={() => view.setPeopleOpen(!view.arePeopleOpen)} />}
      {isRunning && <LayoutButton view={view} />}
      <ControlButton icon={Settings2} className="control-wide-only" label={callsStrings.devices} onClick={openSettings} />
      <MoreButton screen={screen} view={view} />
      <ControlButton icon={PhoneOff} look="leave" label={isRunning ? callsStrings.leaveCall : callsStrings.cancelCall} shortcut={callKeys.leave} onClick={() => void controller.leave(screen.callId)} />
    </div>
  );
}

/** Mutes and unmutes; with push to talk it says which key opens the microphone. */
export function MicrophoneButton({ screen: { own } }: { readonly screen: Pick<CallScreen, 'own'> }) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const isOn = own.isMicrophoneOn;
  const hint = own.pushToTalkKey === null ? (isOn ? callsStrings.mute : callsStrings.unmute) : callsStrings.talkKey(keyName(own.pushToTalkKey));
  return (
    <ControlButton icon={isOn ? Mic : MicOff} label={callsStrings.microphone} hint={hint} shortcut={callKeys.mute} aria-pressed={isOn} look={isOn ? 'plain' : 'off'} onClick={() => controller.setMicrophoneOn(!isOn)}>
      {isOn && <OwnLevel />}
    </ControlButton>
  );
}

/** Turns the camera on and off; where cameras are not allowed it says so. */
export function CameraButton({ screen: { own } }: { readonly screen: Pick<CallScreen, 'own'> }) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const isOn = own.isCameraOn;
  const isAllowed = own.isCameraAllowed || isOn;
  const hint = isAllowed ? (isOn ? callsStrings.cameraTurnOff : callsStrings.cameraOn) : callsStrings.cameraNotAllowed;
  return (
    <ControlButton
      icon={isOn ? Video : VideoOff}
      label={isAllowed ? callsStrings.camera : `${callsStrings.camera}. ${callsStrings.cameraNotAllowed}`}
      hint={hint}
      {...(isAllowed ? { shortcut: callKeys.camera } : {})}
      aria-pressed={isOn}
      aria-disabled={isAllowed ? undefined : true}
      onClick={() => isAllowed && controller.setCameraOn(!isOn)}
    />
  );
}

function RunningControls({ screen: { own } }: { readonly screen: CallScreen }) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  return (
    <>
      <ControlButton icon={ScreenShare} label={callsStrings.share} hint={own.isScreenOn ? callsStrings.stopSharing : callsStrings.share} shortcut={callKeys.share} aria-pressed={own.isScreenOn} look={own.isScreenOn ? 'on' : 'plain'} onClick={() => controller.setScreenOn(!own.isScreenOn)} />
      <ControlButton icon={Hand} label={callsStrings.raiseHand} hint={own.isHandRaised ? callsStrings.lowerHand : callsStrings.raiseHand} shortcut={callKeys.hand} aria-pressed={own.isHandRaised} look={own.isHandRaised ? 'on' : 'plain'} onClick={() => controller.raiseHand(!own.isHandRaised)} />
      <ReactButton />
    </>
  );
}

function LayoutButton({ view }: { readonly view: OwnView }) {
  const isGrid = view.mode === 'grid';
  return <ControlButton icon={isGrid ? GalleryHorizontalEnd : LayoutGrid} className="control-wide-only" label={isGrid ? callsStrings.layoutSpeaker : callsStrings.layoutGrid} shortcut={callScreenKeys.layout} onClick={view.toggleMode} />;
}
