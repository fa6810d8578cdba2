import type { ChangeRow } from '@timeline/read-model';

/** What RFC 7089 calls an original resource, with the revisions that are its mementos, oldest first. */
export interface Original {
  /** The permalink without a moment; also its own timegate. */
  readonly uri: string;
  readonly first: ChangeRow;
  readonly last: ChangeRow;
}

/** An HTTP-date, which has no fractions of a second. */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();

export const timemapOf = (uri: string): string => `${uri}/timemap`;
export const mementoOf = (uri: string, { number }: ChangeRow): string => `${uri}/revisions/${number}`;

const memento = (uri: string, change: ChangeRow, rel: string): string =>
  `<${mementoOf(uri, change)}>; rel="${rel}"; datetime="${httpDate(change.recordedAt)}"`;

const around = (uri: string): string[] => [
  `<${uri}>; rel="original timegate"`,
  `<${timemapOf(uri)}>; rel="timemap"; type="application/link-format"`,
];

/** The Link header of a page; `prev` and `next` are the revisions before and after the one shown. */
export function linkHeader({ uri, first, last }: Original, prev?: ChangeRow, next?: ChangeRow): string {
  const places = new Map<ChangeRow, string[]>();
  const add = (change: ChangeRow | undefined, rel: string) => {
    if (!change) return;
    const known = [...places.keys()].find(({ number }) => number === change.number) ?? change;
    places.set(known, [...(places.get(known) ?? []), rel]);
  };
  add(first, 'first');
  add(last, 'last');
  add(prev, 'prev');
  add(next, 'next');
  return [
    ...around(uri),
    ...[...places].map(([change, rels]) => memento(uri, change, `${rels.join(' ')} memento`)),
  ].join(', ');
}

/** A timemap in application/link-format (RFC 6690). */
export function timemapLinks(uri: string, mementos: readonly ChangeRow[]): string {
  const [from, until] = [mementos[0]!, mementos.at(-1)!].map(({ recordedAt }) => httpDate(recordedAt));
  const self = `<${timemapOf(uri)}>; rel="self"; type="application/link-format"; from="${from}"; until="${until}"`;
  const rel = (index: number) =>
    [...(index === 0 ? ['first'] : []), ...(index === mementos.length - 1 ? ['last'] : []), 'memento'].join(' ');
  const listed = mementos.map((change, index) => memento(uri, change, rel(index)));
  return `${[around(uri)[0]!, self, ...listed].join(',\n')}\n`;
}

/** The same as JSON. */
export function timemapJson(uri: string, mementos: readonly ChangeRow[]) {
  const list = mementos.map((change) => ({
    datetime: new Date(change.recordedAt).toISOString(),
    uri: mementoOf(uri, change),
  }));
  return {
    original_uri: uri,
    timegate_uri: uri,
    timemap_uri: { link_format: timemapOf(uri), json_format: timemapOf(uri) },
    mementos: { first: list[0], last: list.at(-1), list },
  };
}
