import { Component, type ReactNode } from 'react';
import { strings } from '../strings/english.ts';

/** Instead of an empty window: a sentence and a way on. What was written is safe in the store. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="full-page">
        <p role="alert">{strings.app.failed}</p>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {strings.app.reload}
        </button>
      </main>
    );
  }
}
