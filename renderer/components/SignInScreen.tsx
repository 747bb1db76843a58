import { useId, useState, type FormEvent, type InputHTMLAttributes } from 'react';
import type { SessionView } from '#shared/contract/views/session-view';
import { useCall } from '../hooks/use-call.ts';
import { sentenceOf } from '../hooks/use-notices.ts';
import { formText } from '../model/form-text.ts';
import { strings } from '../strings/english.ts';
import { BrandMark } from './BrandMark.tsx';

type SignedOut = Extract<SessionView, { status: 'signedOut' }>;

/** The first screen: sign in to an organization, or look around in an invented one. */
export function SignInScreen({ session }: { session: SignedOut }) {
  const call = useCall();
  const [busy, setBusy] = useState<'signIn' | 'demo' | null>(null);
  const [error, setError] = useState(session.notice?.message ?? null);

  const attempt = async (kind: 'signIn' | 'demo', work: () => Promise<unknown>) => {
    setBusy(kind);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(sentenceOf(failure));
      setBusy(null);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const password = new FormData(form).get('password');
    const params = { serverUrl: formText(form, 'serverUrl'), email: formText(form, 'email'), password: typeof password === 'string' ? password : '' };
    void attempt('signIn', () => call('signIn', params));
  };

  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-label={strings.signIn.title}>
        <BrandMark />
        <h1>{strings.signIn.title}</h1>
        <p className="quiet">{strings.signIn.intro}</p>
        <form onSubmit={submit}>
          <Field label={strings.signIn.server} name="serverUrl" placeholder={strings.signIn.serverHint} defaultValue={session.lastServerUrl ?? ''} autoComplete="url" inputMode="url" />
          <Field label={strings.signIn.email} name="email" type="email" defaultValue={session.lastEmail ?? ''} autoComplete="username" />
          <Field label={strings.signIn.password} name="password" type="password" autoComplete="current-password" />
          <p className="form-error" role="alert">
            {error}
          </p>
          <button type="submit" className="button primary wide" disabled={busy !== null}>
            {busy === 'signIn' ? strings.signIn.busy : strings.signIn.submit}
          </button>
        </form>
        <p className="divider">
          <span>{strings.signIn.or}</span>
        </p>
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => void attempt('demo', () => call('tryDemo', {}))}>
          {busy === 'demo' ? strings.signIn.demoBusy : strings.signIn.demo}
        </button>
        <p className="quiet small">{strings.signIn.demoHint}</p>
      </section>
    </main>
  );
}

function Field({ label, ...input }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} required spellCheck={false} {...input} />
    </div>
  );
}
