import { Component, type ReactNode } from 'react';
import { commonStrings } from '../../strings/common.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Shows readable text where a defect would leave an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="full-screen">
        <h1>{commonStrings.somethingWrong}</h1>
        <p role="alert">{commonStrings.somethingWrongHelp}</p>
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          {commonStrings.reload}
        </button>
      </main>
    );
  }
}
