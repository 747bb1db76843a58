import { useState, type KeyboardEvent } from 'react';
import { usePreferences } from '../../contract/use-preferences.ts';
import { shortcutText } from '../../models/shortcut-text.ts';
import { conflictOf, shortcutGroups, shortcutOf, shortcutProblem, shortcutsWith, shownActions, usualKeys, type ShortcutAction, type ShortcutGroup, type Shortcuts } from '../../models/shortcuts.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { shortcutStrings } from '../../strings/shortcuts.ts';
import { useAreSeveral } from '../organizations/organizations-context.ts';
import { SettingGroup } from './SettingGroup.tsx';

/** All keys that work everywhere; each can be changed, taken away and put back. */
export function ShortcutSettings() {
  const { preferences, save } = usePreferences();
  const areSeveral = useAreSeveral();
  const { keys } = preferences.shortcuts;
  const shortcuts = shortcutsWith(keys);
  const change = (action: ShortcutAction, chosen: string | null) => save('shortcuts', { keys: { ...keys, [action]: chosen } });
  const reset = (action: ShortcutAction) => save('shortcuts', { keys: Object.fromEntries(Object.entries(keys).filter(([name]) => name !== action)) });
  const hasChanges = Object.keys(shortcuts).some((action) => shortcuts[action as ShortcutAction] !== usualKeys[action as ShortcutAction]);
  return (
    <>
      <p className="setting-help">{settingsStrings.shortcutsHelp}</p>
      {(Object.keys(shortcutGroups) as ShortcutGroup[]).map((group) => (
        <SettingGroup key={group} title={shortcutStrings.groups[group]}>
          <ul className="shortcut-list">
            {shownActions(group, areSeveral).map((action) => (
              <ShortcutLine key={action} action={action} shortcuts={shortcuts} onChange={(chosen) => change(action, chosen)} onReset={() => reset(action)} />
            ))}
          </ul>
        </SettingGroup>
      ))}
      <button type="button" className="button" disabled={!hasChanges} onClick={() => save('shortcuts', { keys: {} })}>
        {settingsStrings.resetShortcuts}
      </button>
    </>
  );
}

interface ShortcutLineProps {
  readonly action: ShortcutAction;
  readonly shortcuts: Shortcuts;
  readonly onChange: (keys: string | null) => void;
  readonly onReset: () => void;
}

function ShortcutLine({ action, shortcuts, onChange, onReset }: ShortcutLineProps) {
  const [isCapturing, setCapturing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keys = shortcuts[action];
  const name = shortcutStrings.actions[action];

  function capture(event: KeyboardEvent): void {
    if (!isCapturing) return;
    event.stopPropagation();
    // Tab goes on, and nothing is changed.
    if (event.key === 'Tab') return setCapturing(false);
    event.preventDefault();
    if (event.key === 'Escape') return setCapturing(false);
    if (event.key === 'Backspace' || event.key === 'Delete') return choose(null);
    const pressed = shortcutOf(event);
    if (pressed === null) return;
    const refusal = shortcutProblem(pressed);
    if (refusal !== null) return setProblem(settingsStrings.shortcutProblem[refusal](shortcutText(pressed)));
    const other = conflictOf(shortcuts, action, pressed);
    if (other !== null) return setProblem(settingsStrings.shortcutTaken(shortcutText(pressed), shortcutStrings.actions[other]));
    choose(pressed);
  }
  function choose(chosen: string | null): void {
    setCapturing(false);
    setProblem(null);
    onChange(chosen);
  }

  return (
    <li className="shortcut-line">
      <span className="shortcut-name">{name}</span>
      <button
        type="button"
        className={`shortcut-keys ${isCapturing ? 'shortcut-keys-capturing' : ''}`}
        aria-label={settingsStrings.changeShortcut(name, keys === null ? settingsStrings.noShortcut : shortcutText(keys))}
        aria-pressed={isCapturing}
        onKeyDown={capture}
        onBlur={() => setCapturing(false)}
        onClick={() => {
          setProblem(null);
          setCapturing(!isCapturing);
        }}
      >
        {isCapturing ? settingsStrings.pressKeys : keys === null ? settingsStrings.noShortcut : <kbd className="key">{shortcutText(keys)}</kbd>}
      </button>
      <button type="button" className="link-button" aria-label={settingsStrings.resetShortcutLabel(name)} disabled={keys === usualKeys[action]} onClick={onReset}>
        {settingsStrings.resetShortcut}
      </button>
      <span className="field-error shortcut-problem" role="status">{problem ?? ''}</span>
    </li>
  );
}
