import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/chat-list.css';
import './styles/conversation.css';
import './styles/composer.css';
import './styles/detail.css';
import './styles/dialogs.css';
import './styles/sign-in.css';
import { App } from './components/App.tsx';
import { createBackendConnection } from './carrier/backend-connection.ts';
import { openCarrier } from './carrier/open-carrier.ts';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { BackendProvider } from './hooks/BackendProvider.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root');

const connection = createBackendConnection(openCarrier);
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <BackendProvider connection={connection}>
        <App />
      </BackendProvider>
    </ErrorBoundary>
  </StrictMode>,
);
