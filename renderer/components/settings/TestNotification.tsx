import { useState } from 'react';
import type { NotificationSound } from '#shared/contract/interface-settings';
import { settingsStrings } from '../../strings/settings.ts';
import { playNotificationSound } from '../app/play-notification-sound.ts';

type Outcome = 'idle' | 'sent' | 'shown' | 'failed';

/** Asks for the permission where it is missing, shows a notice to try it out, and says plainly what came of it. */
export function TestNotification({ sound }: { readonly sound: NotificationSound }) {
  const [permission, setPermission] = useState<NotificationPermission | 'unsupported'>(() => ('Notification' in window ? Notification.permission : 'unsupported'));
  const [outcome, setOutcome] = useState<Outcome>('idle');

  function test(): void {
    setOutcome('sent');
    try {
      const notification = new Notification(settingsStrings.testTitle, { body: settingsStrings.testBody, tag: 'test', silent: true });
      notification.addEventListener('show', () => setOutcome('shown'));
      notification.addEventListener('error', () => setOutcome('failed'));
      playNotificationSound(sound);
    } catch {
      setOutcome('failed');
    }
  }
  async function ask(): Promise<void> {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') test();
  }

  return (
    <div className="test-notification">
      {permission === 'granted' && (
        <button type="button" className="button" onClick={test}>
          {settingsStrings.test}
        </button>
      )}
      {permission === 'default' && (
        <button type="button" className="button" onClick={() => void ask()}>
          {settingsStrings.allow}
        </button>
      )}
      <p className="setting-help" role="status">{permission === 'granted' ? settingsStrings.testOutcome[outcome] : settingsStrings.permission[permission]}</p>
    </div>
  );
}
