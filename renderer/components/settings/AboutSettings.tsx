import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { AboutView } from '#shared/contract/views/about-view';
import { useBackend } from '../../contract/backend-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { SettingGroup } from './SettingGroup.tsx';

/** Which Hallway this is, what it talks to, and whose work it stands on. */
export function AboutSettings() {
  const backend = useBackend();
  const [about, setAbout] = useState<AboutView | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    backend.call('readAbout', {}).then(setAbout, (failure: unknown) => setError(describeError(failure)));
  }, [backend]);
  return (
    <>
      <SettingGroup title={settingsStrings.sections.about}>
        {error !== null && <p className="form-error" role="alert">{error}</p>}
        {about !== null && (
          <dl className="facts">
            <dt>{settingsStrings.version}</dt>
            <dd>{about.version}</dd>
            <dt>{settingsStrings.serverAddress}</dt>
            <dd className="facts-address">{about.serverUrl}</dd>
            <dt>{settingsStrings.server}</dt>
            <dd>{serverText(about)}</dd>
            <dt>{settingsStrings.protocol}</dt>
            <dd>{settingsStrings.protocolRange(about.protocol.floor, about.protocol.current)}</dd>
          </dl>
        )}
      </SettingGroup>
      <Licences />
    </>
  );
}

function serverText({ server }: AboutView): string {
  return server.status === 'silent' ? server.message : (server.version ?? settingsStrings.unknownVersion);
}

const licencesSchema = z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() }));
type Licence = z.infer<typeof licencesSchema>[number];

/** Written into the build beside this page. */
function Licences() {
  const [licences, setLicences] = useState<readonly Licence[] | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const read = async () => {
      const response = await fetch('licences.json');
      setLicences(licencesSchema.parse(await response.json()));
    };
    read().catch(() => setMissing(true));
  }, []);
  return (
    <SettingGroup title={settingsStrings.licences} help={settingsStrings.licencesHelp}>
      {isMissing && <p className="muted">{settingsStrings.licencesMissing}</p>}
      {licences !== null && (
        <ul className="licence-list" tabIndex={0} aria-label={settingsStrings.licences}>
          {licences.map(({ name, version, licence }) => (
            <li key={`${name} ${version}`}>
              <span>{`${name} ${version}`}</span>
              <span className="muted">{licence}</span>
            </li>
          ))}
        </ul>
      )}
    </SettingGroup>
  );
}
