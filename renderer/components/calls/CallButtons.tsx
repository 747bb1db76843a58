import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import type { CallMedia } from '#shared/database/enums';
import { callsStrings } from '../../strings/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';

interface CallButtonsProps {
  /** Null: may be called; else why not. */
  readonly reason: string | null;
  readonly onCall: (media: CallMedia) => void;
}

/** Begins a voice or a video call. What cannot be done stays reachable and says why. */
export function CallButtons({ reason, onCall }: CallButtonsProps) {
  return (
    <>
      <CallButton icon={Phone} label={callsStrings.voiceCall} reason={reason} onPress={() => onCall('audio')} />
      <CallButton icon={Video} label={callsStrings.videoCall} reason={reason} onPress={() => onCall('video')} />
    </>
  );
}

function CallButton({ icon, label, reason, onPress }: { readonly icon: typeof Phone; readonly label: string; readonly reason: string | null; readonly onPress: () => void }) {
  return <IconButton icon={icon} label={reason === null ? label : `${label}. ${reason}`} aria-disabled={reason === null ? undefined : true} className="call-button" onClick={() => reason === null && onPress()} />;
}
