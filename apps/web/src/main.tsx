import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { RecordError } from './record/client.js';
import { speak } from './texts/index.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Nothing on the page changes by itself: the reader is told that the record went on, and asks for it.
      staleTime: Infinity,
      // Without a connection a question fails, and the reader is told, rather than waits.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) =>
        failures < 2 && error instanceof RecordError && ['UNAVAILABLE', 'OFFLINE'].includes(error.code),
    },
  },
});

await speak();
createRoot(document.querySelector('#page')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
