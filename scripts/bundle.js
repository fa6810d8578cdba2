// Puts the compiled service, its command line and their threads into a few files in dist/service: two thirds of a start
// went into finding and loading 2,400 modules. What is native, or loaded by few, stays a package.
import { rolldown } from 'rolldown';

const bundle = await rolldown({
  input: {
    main: 'dist/apps/api/src/main.js',
    timeline: 'dist/apps/cli/src/main.js',
    eventstore: 'dist/apps/cli/src/eventstore.main.js',
    'projection.worker': 'dist/apps/api/src/projection.worker.js',
    'log.worker': 'dist/libs/event-store/src/embedded/log.worker.js',
    'reader.worker': 'dist/libs/read-model/src/reader.worker.js',
  },
  platform: 'node',
  plugins: [
    {
      name: 'files-of-graphiql',
      // Mercurius serves GraphiQL's files from its own folder.
      transform: {
        filter: { id: /mercurius\/lib\/routes\.js$/ },
        handler: (code) => ({
          code: code.replaceAll('__dirname', "require('path').dirname(require.resolve('mercurius/lib/routes.js'))"),
          map: null,
        }),
      },
    },
  ],
  external: [/^@photostructure\/sqlite/, /^@eventstore\/db-client/, /^@grpc\/grpc-js/, 'msgpackr'],
  // Nest looks for packages that only some services have, and does without them.
  onLog: (level, log, handle) => (log.code === 'UNRESOLVED_IMPORT' ? undefined : handle(level, log)),
  logLevel: 'warn',
});
await bundle.write({
  dir: 'dist/service',
  format: 'esm',
  sourcemap: true,
  keepNames: true,
  cleanDir: true,
  // Before any library is loaded: several check less where they are told that nobody is debugging.
  banner: "process.env.NODE_ENV ??= 'production';",
  entryFileNames: '[name].js',
  chunkFileNames: 'shared-[hash].js',
});
