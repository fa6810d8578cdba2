/** What one may do, each role all that the ones before it may: read; add to the record; correct and take back too. */
export const ROLES = ['reader', 'reporter', 'editor'] as const;
export type Role = (typeof ROLES)[number];

/** The least role that each mutation asks for. */
export const leastRole = {
  registerActor: 'reporter',
  registerSource: 'reporter',
  captureSnapshot: 'reporter',
  reportFact: 'reporter',
  attestFact: 'reporter',
  translate: 'reporter',
  placeFact: 'reporter',
  correctActor: 'editor',
  correctSource: 'editor',
  withdrawSource: 'editor',
  updateFact: 'editor',
  correctFact: 'editor',
  retractFact: 'editor',
  withdrawAttestation: 'editor',
  disputeFact: 'editor',
  resolveDispute: 'editor',
  relateFacts: 'editor',
  unrelateFacts: 'editor',
  createTimeline: 'editor',
  correctTimeline: 'editor',
  removeFact: 'editor',
  merge: 'editor',
  reinstate: 'editor',
} as const satisfies Readonly<Record<string, Role>>;

export const suffices = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);
