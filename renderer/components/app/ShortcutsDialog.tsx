import { shortcutText } from '../../models/shortcut-text.ts';
import { shortcutGroups, shownActions, type ShortcutGroup } from '../../models/shortcuts.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { shortcutStrings } from '../../strings/shortcuts.ts';
import { useAreSeveral } from '../organizations/organizations-context.ts';
import { useShownShortcuts } from './shown-shortcuts.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface ShortcutsDialogProps {
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** All keys at a glance. */
export function ShortcutsDialog({ onChange, onClose }: ShortcutsDialogProps) {
  const shortcuts = useShownShortcuts();
  const areSeveral = useAreSeveral();
  return (
    <Dialog title={shortcutStrings.title} onClose={onClose} className="dialog-shortcuts">
      <div className="shortcut-overview" tabIndex={0} role="region" aria-label={shortcutStrings.title}>
        {(Object.keys(shortcutGroups) as ShortcutGroup[]).map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{shortcutStrings.groups[group]}</h3>
            <dl className="shortcut-facts">
              {shownActions(group, areSeveral).map((action) => {
                const keys = shortcuts[action];
                return keys === null ? null : (
                  <div key={action}>
                    <dt>{shortcutStrings.actions[action]}</dt>
                    <dd><kbd className="key">{shortcutText(keys)}</kbd></dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onChange}>
          {shortcutStrings.change}
        </button>
        <button type="button" className="button button-primary" onClick={onClose}>
          {settingsStrings.close}
        </button>
      </footer>
    </Dialog>
  );
}
