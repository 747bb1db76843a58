import { useRef, useState, type FormEvent } from 'react';
import { HallwayError } from '#shared/errors/hallway-error';
import { useBackend } from '../../contract/backend-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { checkSignIn, type SignInField, type SignInForm } from '../../models/sign-in-form.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { commonStrings } from '../../strings/common.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { signInStrings } from '../../strings/sign-in.ts';
import { Brand } from './Brand.tsx';
import { GiveUpPlace } from '../organizations/GiveUpPlace.tsx';
import { useOrganizationsState } from '../organizations/organizations-context.ts';
import { TextField } from '../ui/TextField.tsx';

interface SignInScreenProps {
  readonly organization: Organization;
  readonly notice: string | null;
  readonly lastServerUrl: string | null;
  readonly lastEmail: string | null;
}

type Busy = 'signIn' | 'demo' | null;

/** Signs in to an organization, or starts the demo organization on this computer. */
export function SignInScreen({ organization, notice, lastServerUrl, lastEmail }: SignInScreenProps) {
  const backend = useBackend();
  const isAdded = useOrganizationsState().organizations.length > 1;
  const [form, setForm] = useState<SignInForm>({ serverUrl: lastServerUrl ?? '', email: lastEmail ?? '', password: '' });
  const [missing, setMissing] = useState<SignInField | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const formRef = useRef<HTMLFormElement>(null);

  const focusField = (field: SignInField) => formRef.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  const change = (field: SignInField) => (value: string) => {
    setForm({ ...form, [field]: value });
    if (missing === field) setMissing(null);
  };

  async function attempt(kind: 'signIn' | 'demo'): Promise<void> {
    setError(null);
    setBusy(kind);
    try {
      await (kind === 'demo' ? backend.call('tryDemo', {}) : backend.call('signIn', form));
    } catch (failure) {
      // The window goes to where this person is already and says so; the form goes with it.
      if (failure instanceof HallwayError && failure.code === 'account_exists') return;
      setError(describeError(failure));
      setBusy(null);
      // The fields take the focus again once they are enabled.
      if (kind === 'signIn') requestAnimationFrame(() => focusField('password'));
      return;
    }
    setBusy(null);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const field = checkSignIn(form);
    setMissing(field);
    if (field === null) void attempt('signIn');
    else focusField(field);
  }

  const errorOf = (field: SignInField) => (missing === field ? signInStrings[`${field === 'serverUrl' ? 'server' : field}Missing`] : null);
  const shared = { isDisabled: busy !== null };
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Brand />
        <h1>{isAdded && organization.account.holder === null ? organizationStrings.add : signInStrings.title}</h1>
        <p className="muted">{isAdded ? organizationStrings.addSubtitle : signInStrings.subtitle}</p>
        {notice !== null && error === null && (
          <p className="sign-in-notice" role="status">
            {notice}
          </p>
        )}
        <form ref={formRef} className="form" noValidate onSubmit={submit}>
          <TextField {...shared} name="serverUrl" label={signInStrings.server} value={form.serverUrl} onChange={change('serverUrl')} error={errorOf('serverUrl')} placeholder={signInStrings.serverPlaceholder} isFirst={form.serverUrl === ''} autoComplete="url" />
          <TextField {...shared} name="email" type="email" label={signInStrings.email} value={form.email} onChange={change('email')} error={errorOf('email')} isFirst={form.serverUrl !== '' && form.email === ''} autoComplete="username" />
          <TextField {...shared} name="password" type="password" label={signInStrings.password} value={form.password} onChange={change('password')} error={errorOf('password')} isFirst={form.serverUrl !== '' && form.email !== ''} autoComplete="current-password" />
          {error !== null && (
            <p className="form-error" role="alert">
              {error}
            </p>
          )}
          <button type="submit" className="button button-primary button-large" disabled={busy !== null}>
            {busy === 'signIn' ? signInStrings.signingIn : signInStrings.signIn}
          </button>
        </form>
        <div className="sign-in-or" aria-hidden="true">
          {signInStrings.or}
        </div>
        <button type="button" className="button button-large" disabled={busy !== null} onClick={() => void attempt('demo')}>
          {busy === 'demo' ? signInStrings.startingDemo : signInStrings.tryDemo}
        </button>
        <p className="sign-in-foot muted">{signInStrings.demoHelp}</p>
        {isAdded && <GiveUpPlace organization={organization} isDisabled={busy !== null} />}
      </div>
      <span className="visually-hidden">{commonStrings.productName}</span>
    </main>
  );
}
