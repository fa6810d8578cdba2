/** Each rule says why. `npm run arch` runs them. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle between decorated classes crashes ES module output at start.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel is what everything else is built of; it must be usable without Nest, SQL or a network.',
      severity: 'error',
      from: { path: '^libs/kernel/' },
      to: { path: '^(libs/(?!kernel/)|apps/|node_modules/@nestjs)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Decisions are pure functions: testable without mocks, replayable for good.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/[^/]+/src/domain/', 'node_modules/zod'] },
    },
    {
      name: 'write-and-read-apart',
      comment: 'Commands are decided from events, never from what a projection made of them.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/write/' },
      to: { path: '^libs/$1/src/read/' },
    },
    {
      name: 'read-and-write-apart',
      comment: 'A projection that called a handler would write while it reads.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/read/' },
      to: { path: '^libs/$1/src/write/' },
    },
    {
      name: 'libs-through-their-index',
      comment: 'What a lib does not export is its own business.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-through-libs-index',
      comment: 'What a lib does not export is its own business.',
      severity: 'error',
      from: { path: '^(apps|seeds)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'stores-know-no-slice',
      comment: 'The event store and the read model carry any slice; knowing one would turn the arrows round.',
      severity: 'error',
      from: { path: '^libs/(event-store|read-model)/' },
      to: { path: '^libs/(actors|sources|facts|timelines)/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Apps compose libs, never the other way.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
