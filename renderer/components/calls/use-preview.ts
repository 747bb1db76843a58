import { useCallback, useEffect, useRef, useState } from 'react';
import type { DevicePreview } from '../../calls/engine/call-controller.ts';
import type { MediaProblemView } from '../../calls/engine/call-screen.ts';
import { useCallController } from './call-context.ts';

interface PreviewView {
  readonly cameraTrack: MediaStreamTrack | null;
  readonly problems: readonly MediaProblemView[];
}

/** Opens the devices for a look for as long as it is drawn. The camera stays off until the person turns it on. */
export function usePreview() {
  const controller = useCallController();
  const [isCameraOn, setCameraOn] = useState(false);
  const [view, setView] = useState<PreviewView>({ cameraTrack: null, problems: [] });
  const listeners = useRef(new Set<(level: number) => void>());
  useEffect(() => {
    const preview: DevicePreview = controller.openPreview({ withCamera: isCameraOn });
    const read = () => setView({ cameraTrack: preview.cameraTrack(), problems: preview.problems() });
    read();
    const forgetChange = preview.onChange(read);
    const forgetLevel = preview.onLevel((level) => {
      for (const listener of listeners.current) listener(level);
    });
    return () => {
      forgetChange();
      forgetLevel();
      preview.close();
    };
  }, [controller, isCameraOn]);
  const onLevel = useCallback((listener: (level: number) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  return { ...view, isCameraOn, toggleCamera: () => setCameraOn(!isCameraOn), onLevel };
}
