import ClipboardCopy from 'lucide-react/icons/clipboard-copy';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import Maximize2 from 'lucide-react/icons/maximize-2';
import Minimize2 from 'lucide-react/icons/minimize-2';
import Pause from 'lucide-react/icons/pause';
import Settings2 from 'lucide-react/icons/settings-2';
import { useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { useCallController, useCallSurface } from './call-context.ts';
import { ControlButton } from './ControlButton.tsx';
import type { OwnView } from './use-own-view.ts';

/** What is done rarely in a call, and what has no room under it in a narrow window. */
export function MoreButton({ screen, view }: { readonly screen: CallScreen; readonly view: OwnView }) {
  const controller = useCallController();
  const { openSettings } = useCallSurface();
  const { show } = useNotices();
  const [isOpen, setIsOpen] = useState(false);

  async function copyDiagnostics(): Promise<void> {
    try {
      await navigator.clipboard.writeText(await controller.describeConnections());
      show(callsStrings.diagnosticsCopied);
    } catch {
      show(callsStrings.diagnosticsFailed);
    }
  }

  const running: MenuItem[] = [
    { label: view.mode === 'grid' ? callsStrings.layoutSpeaker : callsStrings.layoutGrid, icon: LayoutGrid, onSelect: view.toggleMode },
    { label: view.isSelfHidden ? callsStrings.showSelf : callsStrings.hideSelf, icon: view.isSelfHidden ? Eye : EyeOff, onSelect: view.toggleSelf },
    { label: callsStrings.hold, icon: Pause, onSelect: () => controller.hold(screen.callId) },
  ];
  const items: MenuItem[] = [
    ...(screen.phase === 'active' ? running : []),
    { label: view.isFull ? callsStrings.partWindow : callsStrings.fullWindow, icon: view.isFull ? Minimize2 : Maximize2, onSelect: () => view.setFull(!view.isFull) },
    { label: callsStrings.devices, icon: Settings2, onSelect: openSettings },
    { label: callsStrings.copyDiagnostics, icon: ClipboardCopy, onSelect: () => void copyDiagnostics() },
  ];
  return (
    <div className="control-popup-area">
      <ControlButton icon={Ellipsis} label={callsStrings.more} aria-haspopup="menu" aria-expanded={isOpen} look={isOpen ? 'on' : 'plain'} onClick={() => setIsOpen(!isOpen)} />
      {isOpen && <Menu label={callsStrings.more} className="call-menu" items={items} onClose={() => setIsOpen(false)} />}
    </div>
  );
}
