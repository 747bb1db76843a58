import { strings } from '../strings/english.ts';

/** The data on this computer cannot be used: what is wrong, and what to do. */
export function StoreFailedScreen({ message }: { message: string }) {
  return (
    <main className="full-page">
      <h1>{strings.storeFailed.title}</h1>
      <p role="alert">{message}</p>
      <p className="quiet">{strings.storeFailed.hint}</p>
    </main>
  );
}
