import VideoOff from 'lucide-react/icons/video-off';
import { callSettingsStrings } from '../../strings/call-settings.ts';
import { TrackVideo } from './TrackVideo.tsx';

interface CameraPreviewProps {
  readonly track: MediaStreamTrack | null;
  readonly isOn: boolean;
  readonly hasProblem: boolean;
  readonly onToggle: () => void;
}

/** One's own picture, once it is asked for. */
export function CameraPreview({ track, isOn, hasProblem, onToggle }: CameraPreviewProps) {
  return (
    <div className="camera-preview">
      <div className="camera-preview-picture">
        {isOn && track !== null ? (
          <TrackVideo track={track} isMirrored label={callSettingsStrings.preview} />
        ) : (
          <span className="camera-preview-off">
            <VideoOff aria-hidden="true" size={22} />
            <span>{isOn && !hasProblem ? callSettingsStrings.previewWaits : callSettingsStrings.previewOff}</span>
          </span>
        )}
      </div>
      <button type="button" className="button button-small" onClick={onToggle}>
        {isOn ? callSettingsStrings.hidePreview : callSettingsStrings.showPreview}
      </button>
    </div>
  );
}
