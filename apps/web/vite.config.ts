import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const service = process.env.TIMELINE ?? 'http://127.0.0.1:3000';
const out = join(import.meta.dirname, '../../dist/apps/web');

/** Compresses once what would be compressed at each request; fonts are compressed already. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => /\.(js|css|html|svg)$/.test(one))) {
      const bytes = readFileSync(join(out, name));
      writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes));
      writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
};

/** Builds the page into the folder that the service serves; `npm run web` serves it from its sources, on a running service. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed],
  build: {
    outDir: out,
    emptyOutDir: true,
    // A file of its own for each asset: the content security policy knows no data: fonts.
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    rollupOptions: {
      onLog(level, log, handle) {
        // Says of each file of React's libraries that a word for servers means nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: {
    proxy: { '/graphql': { target: service, ws: true }, '/session': service },
  },
});
