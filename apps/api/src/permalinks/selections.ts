/** The kinds of pages by the first part of their paths, each with the query that answers it: GraphQL stays the one source. */
const TEXT = '{ value language origin translatedFrom outdated }';
const DATE = `{ edtf earliest latest precision uncertain approximate timeZone zoneBasis basis note ${TEXT} display ${TEXT} }`;
const CORRECTION = `{ id kind severity whatWasWrong ${TEXT} whatIsRight ${TEXT} reason ${TEXT} errorOrigin
  changes { path before after } stoodForSeconds correctedAt editor { id name } revision }`;
const RECORDED = `id entityId permalink mergedInto firstRecordedAt correctionCount basis { position recordedAt isHead }
  revision { number position recordedAt type editor { id name } reason ${TEXT} changes { path before after } permalink }
  corrections(first: 20) ${CORRECTION}`;
const ACTOR = `{ entityId kind permalink name ${TEXT} }`;
const SOURCE = `{ entityId permalink headline ${TEXT} language url publisher ${ACTOR} }`;
const QUOTE = '{ id exact prefix suffix start end language verification standing mode snapshot { sha256 } }';

const ofFact = `${RECORDED} slug kind status title ${TEXT} titles ${TEXT} summary ${TEXT} occurredAt ${DATE}
  validDuring { start ${DATE} end ${DATE} open }
  places { id role basis place { name ${TEXT} country latitude longitude timeZone sameAs } }
  participants { role actor ${ACTOR} }
  attestations { id stance recordedAt source ${SOURCE} quotes ${QUOTE} snapshot { sha256 }
    chain { id role mode language actor ${ACTOR} unnamed ${TEXT} } divergences { id aspect note ${TEXT} } }
  corroboration { level contested sourceCount originCount denyingSourceCount denyingOriginCount origins ${ACTOR} }
  retraction ${CORRECTION} citation`;
const ofSource = `${RECORDED} headline ${TEXT} language url publishedAt ${DATE} publisher ${ACTOR} cites ${ACTOR} status
  snapshots { sha256 capturedAt mediaType length replaces }`;
const ofActor = `${RECORDED} kind name ${TEXT} names ${TEXT} sameAs`;
const ofTimeline = `${RECORDED} slug title ${TEXT} description ${TEXT} entries(first: 100) { totalCount pageInfo { hasNextPage endCursor }
  nodes { note ${TEXT} fact { entityId slug permalink kind status title ${TEXT} occurredAt ${DATE} } } }`;

export const pages = {
  facts: { kind: 'fact', query: `query($id: ID!, $asOf: AsOf) { page: fact(id: $id, asOf: $asOf) { ${ofFact} } }` },
  sources: {
    kind: 'source',
    query: `query($id: ID!, $asOf: AsOf) { page: source(id: $id, asOf: $asOf) { ${ofSource} } }`,
  },
  actors: { kind: 'actor', query: `query($id: ID!, $asOf: AsOf) { page: actor(id: $id, asOf: $asOf) { ${ofActor} } }` },
  timelines: {
    kind: 'timeline',
    query: `query($id: ID!, $asOf: AsOf) { page: node(id: $id, asOf: $asOf) { ... on Timeline { ${ofTimeline} } } }`,
  },
} as const;
export type PageKind = keyof typeof pages;
