import { defineConfig } from 'vite';

const service = process.env.TIMELINE ?? 'http://127.0.0.1:3000';

/** Builds the page into the folder that the service serves; `npm run web` serves it from its sources, on a running service. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // A file of its own for each asset: the content security policy knows no data: fonts.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: {
    proxy: { '/graphql': { target: service, ws: true }, '/session': service },
  },
});
