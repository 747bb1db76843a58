import { callScreenKeys } from '../../models/call-shortcuts.ts';
import { shortcutText } from '../../models/shortcut-text.ts';
import { callSettingsStrings } from '../../strings/call-settings.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useCallKeyNames } from './use-call-key-names.ts';

const keyRows = (callKeys: ReturnType<typeof useCallKeyNames>): readonly (readonly [what: string, anywhere: string, inCall: string])[] => [
  [callsStrings.microphone, callKeys.mute, callScreenKeys.mute],
  [callsStrings.camera, callKeys.camera, callScreenKeys.camera],
  [callsStrings.share, callKeys.share, callScreenKeys.share],
  [callsStrings.raiseHand, callKeys.hand, callScreenKeys.hand],
  [callsStrings.layoutSpeaker, '', callScreenKeys.layout],
  [callsStrings.fullWindow, '', callScreenKeys.full],
  [callsStrings.leaveCall, callKeys.leave, ''],
  [callsStrings.acceptVoiceName, callKeys.acceptVoice, ''],
  [callsStrings.acceptVideoName, callKeys.acceptVideo, ''],
  [callsStrings.decline, callKeys.decline, ''],
];

/** The keys of calls: those that work everywhere, and the single ones that work on the call screen. */
export function KeyList() {
  const callKeys = useCallKeyNames();
  return (
    <table className="key-list">
      <thead>
        <tr>
          <th scope="col">{callSettingsStrings.whatFor}</th>
          <th scope="col">{callSettingsStrings.everywhere}</th>
          <th scope="col">{callSettingsStrings.onCallScreen}</th>
        </tr>
      </thead>
      <tbody>
        {keyRows(callKeys).map(([what, anywhere, inCall]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{anywhere !== '' && <kbd className="key">{shortcutText(anywhere)}</kbd>}</td>
            <td>{inCall !== '' && <kbd className="key">{inCall}</kbd>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
