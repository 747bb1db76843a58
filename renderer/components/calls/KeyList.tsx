import { callSettingsStrings } from '../../strings/call-settings.ts';
import { callsStrings } from '../../strings/calls.ts';

const { keys, single } = callsStrings;
const rows: readonly (readonly [what: string, anywhere: string, inCall: string])[] = [
  [callsStrings.microphone, keys.mute, single.mute],
  [callsStrings.camera, keys.camera, single.camera],
  [callsStrings.share, keys.share, single.share],
  [callsStrings.raiseHand, keys.hand, single.hand],
  [callsStrings.layoutSpeaker, '', single.layout],
  [callsStrings.fullWindow, '', single.full],
  [callsStrings.leaveCall, keys.leave, ''],
  [callsStrings.acceptVoiceName, keys.acceptVoice, ''],
  [callsStrings.acceptVideoName, keys.acceptVideo, ''],
  [callsStrings.decline, keys.decline, ''],
];

/** The keys of calls: those that work everywhere, and the single ones that work on the call screen. */
export function KeyList() {
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
        {rows.map(([what, anywhere, inCall]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{anywhere !== '' && <kbd className="key">{anywhere}</kbd>}</td>
            <td>{inCall !== '' && <kbd className="key">{inCall}</kbd>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
