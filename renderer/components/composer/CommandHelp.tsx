import { formatKeys, formats } from '../../models/format-text.ts';
import { shortcutText } from '../../models/shortcut-text.ts';
import { composerStrings } from '../../strings/composer.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** What can be typed into the composer beside words. */
export function CommandHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={composerStrings.helpTitle} onClose={onClose}>
      <div className="command-help">
        <h3>{composerStrings.helpCommands}</h3>
        <dl>
          {Object.entries(composerStrings.commands).map(([name, meaning]) => (
            <div key={name}>
              <dt><kbd>/{name}</kbd></dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <h3>{composerStrings.helpFormats}</h3>
        <dl>
          {formats.map((format) => (
            <div key={format}>
              <dt><kbd>{shortcutText(formatKeys[format])}</kbd></dt>
              <dd>{composerStrings.formats[format]}</dd>
            </div>
          ))}
        </dl>
        <h3>{composerStrings.helpMore}</h3>
        <p>{composerStrings.helpCompletion}</p>
        <p>{composerStrings.hint}</p>
      </div>
    </Dialog>
  );
}
