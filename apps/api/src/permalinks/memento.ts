import type { ChangeRow } from '@timeline/read-model';

/**
 * What RFC 7089 calls an original resource. Its mementos are the positions at which its answer changed, oldest first: its own
 * revisions, and changes of others that it shows.
 */
export interface Original {
  /** The permalink without a moment; also its own timegate. */
  readonly uri: string;
  /** The object's key. */
  readonly key: number;
  readonly first: ChangeRow;
  readonly last: ChangeRow;
}

/** Some of the mementos of an original, and where the ones before and after them are listed. */
export interface TimemapPage {
  readonly mementos: readonly ChangeRow[];
  /** The position after which this page begins; 0 for the first page. */
  readonly after: number;
  /** The position after which the page before begins; undefined on the first page. */
  readonly before: number | undefined;
  readonly hasNext: boolean;
}

/** An HTTP-date, which has no fractions of a second. */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();

export const timemapOf = (uri: string, after = 0): string => `${uri}/timemap${after > 0 ? `?after=${after}` : ''}`;

/** A memento's address: of the object's own revision by its number, of any other change by its position. */
export const mementoOf = ({ uri, key }: Pick<Original, 'uri' | 'key'>, change: ChangeRow): string =>
  change.object === key ? `${uri}/revisions/${change.number}` : `${uri}?at=${change.position}`;

const LINK_FORMAT = 'type="application/link-format"';

const memento = (original: Original, change: ChangeRow, rel: string): string =>
  `<${mementoOf(original, change)}>; rel="${rel}"; datetime="${httpDate(change.recordedAt)}"`;

const around = (uri: string): string[] => [
  `<${uri}>; rel="original timegate"`,
  `<${timemapOf(uri)}>; rel="timemap"; ${LINK_FORMAT}`,
];

/** The Link header of a page; `prev` and `next` are the mementos before and after the one shown. */
export function linkHeader(original: Original, prev?: ChangeRow, next?: ChangeRow): string {
  const places = new Map<number, { readonly change: ChangeRow; readonly rels: string[] }>();
  const add = (change: ChangeRow | undefined, rel: string) => {
    if (!change) return;
    const known = places.get(change.position) ?? { change, rels: [] };
    known.rels.push(rel);
    places.set(change.position, known);
  };
  add(original.first, 'first');
  add(original.last, 'last');
  add(prev, 'prev');
  add(next, 'next');
  const mementos = [...places.values()].map(({ change, rels }) =>
    memento(original, change, `${rels.join(' ')} memento`),
  );
  return [...around(original.uri), ...mementos].join(', ');
}

/** A page of a timemap in application/link-format (RFC 6690); further pages are linked as RFC 7089, section 5, says. */
export function timemapLinks(original: Original, page: TimemapPage): string {
  const { uri, first, last } = original;
  const { mementos, after, before, hasNext } = page;
  const ends = [mementos[0], mementos.at(-1)].map((change) => change && httpDate(change.recordedAt));
  const span = ends[0] ? `; from="${ends[0]}"; until="${ends[1]}"` : '';
  const others = [
    ...(before === undefined ? [] : [`<${timemapOf(uri, before)}>; rel="timemap"; ${LINK_FORMAT}`]),
    ...(hasNext ? [`<${timemapOf(uri, mementos.at(-1)!.position)}>; rel="timemap"; ${LINK_FORMAT}`] : []),
  ];
  const rel = ({ position }: ChangeRow) =>
    [
      ...(position === first.position ? ['first'] : []),
      ...(position === last.position ? ['last'] : []),
      'memento',
    ].join(' ');
  const self = `<${timemapOf(uri, after)}>; rel="self"; ${LINK_FORMAT}${span}`;
  const listed = mementos.map((change) => memento(original, change, rel(change)));
  return `${[around(uri)[0]!, self, ...others, ...listed].join(',\n')}\n`;
}

/** The same as JSON. */
export function timemapJson(original: Original, { mementos, after, before, hasNext }: TimemapPage) {
  const { uri, first, last } = original;
  const entry = (change: ChangeRow) => ({
    datetime: new Date(change.recordedAt).toISOString(),
    uri: mementoOf(original, change),
  });
  const others = [before, hasNext ? mementos.at(-1)!.position : undefined].filter((one) => one !== undefined);
  return {
    original_uri: uri,
    timegate_uri: uri,
    timemap_uri: { link_format: timemapOf(uri, after), json_format: timemapOf(uri, after) },
    mementos: { first: entry(first), last: entry(last), list: mementos.map(entry) },
    ...(others.length > 0 ? { pages: others.map((one) => ({ uri: timemapOf(uri, one) })) } : {}),
  };
}
