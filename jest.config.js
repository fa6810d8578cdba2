const swc = [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

const moduleNameMapper = {
  '^@timeline/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '\\.ts$': swc, '/node_modules/.+\\.m?js$': '<rootDir>/test/require-esm.cjs' },
  transformIgnorePatterns: [],
  moduleNameMapper,
  ...more,
});

const onStore = (STORE) => ({ globals: { STORE }, globalSetup: '<rootDir>/test/global-setup.js' });

export default {
  projects: [
    project('unit', ['<rootDir>/{libs,apps,seeds}/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/**/*.spec.ts'], { ...onStore('embedded') }),
    // The read model against a plain one once more, its caches holding one entry each.
    project('small-caches', ['<rootDir>/test/read-model/{merging,look-ups,lists,everything,changes}.spec.ts'], {
      ...onStore('embedded'),
      moduleNameMapper: { '^lru-cache$': '<rootDir>/test/cache-of-one.ts', ...moduleNameMapper },
    }),
    // The whole application once more, its log in a gateway's process: see test/service.ts.
    project('eventstoredb', ['<rootDir>/test/e2e/*.spec.ts'], {
      ...onStore('eventstoredb'),
      // Answers that name positions of an embedded log, a service in the test's own process, which is on one, and what comes to
      // no log: limits, headers and what a role may do.
      testPathIgnorePatterns: ['clients-guide', 'live-limits', 'e2e/limits', 'e2e/roles', 'token-command'],
    }),
  ],
  // Most of a test is waiting for services and disks.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '700MB',
  testTimeout: 60_000,
};
