/** All that a fact tells. */
export const FACT = `id entityId slug kind status permalink firstRecordedAt correctionCount mergedInto basis { position recordedAt isHead }
  title(languages: ["kk", "ru"]) { value language origin translatedFrom outdated } titles { value language outdated } summary(languages: ["en"]) { value }
  occurredAt { edtf earliest latest precision uncertain approximate timeZone zoneBasis basis boundedBy { id } note { value } display(languages: ["ru"]) { value } }
  validDuring { start { edtf } end { edtf } open } places { id role basis place { name { value } country timeZone } }
  participants { role actor { id name(languages: ["en"]) { value } } }
  disputes { id openedAt closedAt outcome reason { value } resolution { value } editor { id } evidence { id } }
  attestations { id stance recordedAt editor { id name } withdrawal { at reason { value } editor { id } } source { id publisher { id } } snapshot { sha256 capturedAt } quotes { id exact start end verification standing }
    chain { id role mode actor { id } unnamed { value } } divergences { id aspect note(languages: ["en"]) { value } } }
  corroboration { level contested sourceCount originCount denyingSourceCount denyingOriginCount origins { id } }
  revision { number position recordedAt type permalink editor { id } reason { value } changes { path before after } correction { id } subject { id } }
  retraction { id kind reason { value } }
  corrections(first: 3) { id kind severity stoodForSeconds correctedAt errorOrigin revision whatWasWrong { value } whatIsRight { value } changes { path before after } evidence { id source { id } } subject { id } }`;
/** What a page tells of itself. */
export const PAGE =
  'totalCount basis { position recordedAt isHead } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** What the questions name. */
export type Ids = Record<'actor' | 'source' | 'fact' | 'timeline' | 'changed' | 'other', string>;
/** One question for each way in which the record is read. Each is asked at a moment: $asOf, or $at in an id, or $after where a cursor is the moment. */
export const queries: readonly [what: string, query: string, variables?: (ids: Ids, position: string) => object][] = [
  [
    'facts as they happened',
    `query($asOf: AsOf) { facts(asOf: $asOf, first: 5) { ${PAGE} edges { cursor node { ${FACT} } } } }`,
  ],
  [
    'facts from the last back',
    `query($asOf: AsOf) { facts(asOf: $asOf, orderBy: OCCURRED_DESC) { ${PAGE} nodes { id title { value } } } }`,
  ],
  [
    'facts as recorded',
    `query($asOf: AsOf) { facts(asOf: $asOf, orderBy: RECORDED_ASC, first: 100) { ${PAGE} nodes { id } } }`,
  ],
  [
    'the last facts recorded',
    `query($asOf: AsOf) { facts(asOf: $asOf, orderBy: RECORDED_DESC, last: 3) { ${PAGE} nodes { id } } }`,
  ],
  ['no facts but their number', 'query($asOf: AsOf) { facts(asOf: $asOf, first: 0) { totalCount } }'],
  [
    'statements and stances',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { kinds: [STATEMENT, STANCE] }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'what was retracted',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { statuses: [RETRACTED] }) { ${PAGE} nodes { id retraction { id } } } }`,
  ],
  [
    'what was corrected',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { corrected: true }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'what was not contested',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { contested: false, minOrigins: 1 }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'a range of days',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { occurred: { from: "2025-09-23", to: "2025-09", match: DEFINITELY } }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'a range by a zone',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { occurred: { to: "2025-09-24", timeZone: "Asia/Almaty" } }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'what held',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { valid: { from: "2025-09-24" } }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'by language and corroboration',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { languages: ["ru"], corroboration: [SHARED_ORIGIN, SINGLE_SOURCE] }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'facts of an actor as speaker',
    `query($asOf: AsOf, $id: ID!) { facts(asOf: $asOf, filter: { actors: [$id], roles: [SPEAKER] }) { ${PAGE} nodes { id } } }`,
    ({ actor }) => ({ id: actor }),
  ],
  [
    'facts of a source',
    `query($asOf: AsOf, $id: ID!) { facts(asOf: $asOf, filter: { sources: [$id] }) { ${PAGE} nodes { id } } }`,
    ({ source }) => ({ id: source }),
  ],
  [
    'an actor and their facts',
    `query($asOf: AsOf, $id: ID!) { actor(id: $id, asOf: $asOf) { id kind names { value language } sameAs permalink revision { number position } facts(first: 3, role: SPEAKER) { ${PAGE} nodes { id slug } } } }`,
    ({ actor }) => ({ id: actor }),
  ],
  [
    'a source and its facts',
    `query($asOf: AsOf, $id: ID!) { source(id: $id, asOf: $asOf) { id status language url publishedAt { edtf } publisher { id } cites { id } snapshots { sha256 length capturedAt replaces text mediaType } revision { number changes { path after } } facts { ${PAGE} nodes { id } } } }`,
    ({ source }) => ({ id: source }),
  ],
  [
    'the timeline',
    `query($asOf: AsOf) { timeline(slug: "kazakhstan-venue-2025", asOf: $asOf) { id title { value } description { value } revision { number } entries(first: 20) { ${PAGE} edges { cursor node { note { value } fact { ${FACT} } } } } } }`,
  ],
  [
    'what is said of a person, by any spelling',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { text: "Tokayev" }) { ${PAGE} nodes { id } } }`,
  ],
  [
    'what has a word by its form',
    `query($asOf: AsOf) { facts(asOf: $asOf, filter: { text: "посредниками" }, orderBy: RECORDED_DESC) { ${PAGE} nodes { id } } }`,
  ],
  [
    'the facets of the timeline',
    `query($asOf: AsOf) { timeline(slug: "kazakhstan-venue-2025", asOf: $asOf) { facets { field value label { value } count }
      statements: facets(filter: { kinds: [STATEMENT] }) { field value count } } }`,
  ],
  [
    'the revisions of a fact',
    `query($asOf: AsOf, $id: ID!) { fact(id: $id, asOf: $asOf) { citation revisions { totalCount pageInfo { endCursor }
      nodes { number position type changes { path before after } subject { id } } } } }`,
    ({ changed }) => ({ id: changed }),
  ],
  [
    'what changed since the beginning',
    `query($asOf: AsOf!) { diff(from: { position: "0" }, to: $asOf, first: 20) { totalCount pageInfo { endCursor }
      nodes { kind before { id } after { id } changes { path after } revisions { number } } } }`,
  ],
  ['all timelines', `query($asOf: AsOf) { timelines(asOf: $asOf) { ${PAGE} nodes { id slug } } }`],
  ['all sources', `query($asOf: AsOf) { sources(asOf: $asOf) { ${PAGE} nodes { id headline { value } } } }`],
  ['all actors', `query($asOf: AsOf) { actors(asOf: $asOf, first: 4) { ${PAGE} nodes { id name { value } } } }`],
  ['actors by name', `query($asOf: AsOf) { actors(asOf: $asOf, text: "tok") { ${PAGE} nodes { id name { value } } } }`],
  [
    'the corrections',
    `query($asOf: AsOf) { corrections(asOf: $asOf) { ${PAGE} nodes { id kind stoodForSeconds correctedAt subject { id ... on Fact { title { value } } } } } }`,
  ],
  [
    'the corrections of a timeline',
    `query($asOf: AsOf, $id: ID!) { corrections(asOf: $asOf, timeline: $id, severities: [MINOR], kinds: [FACTUAL, RETRACTION]) { ${PAGE} nodes { id } } }`,
    ({ timeline }) => ({ id: timeline }),
  ],
  [
    'a fact that changed',
    `query($asOf: AsOf, $id: ID!) { fact(id: $id, asOf: $asOf) { ${FACT} } }`,
    ({ changed }) => ({ id: changed }),
  ],
  [
    'a fact by its slug',
    `query($asOf: AsOf) { fact(slug: "tokayev-met-zelensky-at-un-general-assembly", asOf: $asOf) { ${FACT} } }`,
  ],
  [
    'a node by id@position',
    `query($id: ID!) { node(id: $id) { id ... on Fact { ${FACT} } } }`,
    ({ changed }, position) => ({ id: `${changed}@${position}`, asOf: undefined }),
  ],
];
