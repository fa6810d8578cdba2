import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { factId } from '@timeline/facts';
import { badInput, isUuid, Refusal } from '@timeline/kernel';
import type { ChangeRow } from '@timeline/read-model';
import { Moments, parsePosition } from '../kernel/moments.js';
import { Permalinks } from '../kernel/permalinks.js';
import type { Found, RecordAt } from '../kernel/record-at.js';
import { httpDate, linkHeader, mementoOf, timemapJson, timemapLinks } from './memento.js';
import type { Original } from './memento.js';
import { pages } from './selections.js';
import type { PageKind } from './selections.js';
import type { SentPage } from './sending.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const MAX_MEMENTOS = 10_000;
/** Which moment of a page is asked for: a position, a revision, or now. */
export interface PageMoment {
  readonly at?: string;
  readonly revision?: string;
}
type AnyObject = Found<{ readonly revision: number }>;

/** Answers a permanent address, now or as of a moment. Every page is what one fixed GraphQL query gives. */
@Injectable()
export class Pages {
  constructor(
    private readonly moments: Moments,
    private readonly permalinks: Permalinks,
    private readonly host: HttpAdapterHost,
  ) {}

  async now(kind: PageKind, name: string): Promise<SentPage> {
    const at = this.moments.head();
    const found = objectAt(kind, name, at);
    const body = await this.json(kind, found.entityId, null);
    const headers = { link: linkHeader(this.original(kind, name, found, at)) };
    return { status: 200, type: JSON_TYPE, body, past: false, headers };
  }

  /** As of a position, however far back. */
  async at(kind: PageKind, name: string, position: string): Promise<SentPage> {
    return this.memento(kind, name, await this.moments.atGiven(position, 'at'));
  }

  /** As it stood just after one of its revisions. */
  async revision(kind: PageKind, name: string, number: string): Promise<SentPage> {
    return this.memento(kind, name, await this.momentOfRevision(kind, name, number));
  }

  /** The headers that tell a page's place among its mementos, for an answer in another form; none for what is not there. */
  async headersOf(kind: PageKind, name: string, moment: PageMoment): Promise<SentPage['headers']> {
    try {
      if (moment.at !== undefined) return this.placeOf(kind, name, await this.moments.atGiven(moment.at, 'at')).headers;
      if (moment.revision !== undefined)
        return this.placeOf(kind, name, await this.momentOfRevision(kind, name, moment.revision)).headers;
      const head = this.moments.head();
      return { link: linkHeader(this.original(kind, name, objectAt(kind, name, head), head)) };
    } catch (error) {
      if (error instanceof Refusal) return {};
      throw error;
    }
  }

  /** Sends on to the memento of the time asked for: the first there is for an earlier one, the last for one to come. */
  async near(kind: PageKind, name: string, datetime: string): Promise<SentPage> {
    const time = Date.parse(datetime);
    // The one form of an HTTP-date that is still sent; Date.parse takes any.
    if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(datetime) || Number.isNaN(time))
      throw badInput('Accept-Datetime', `"${datetime.slice(0, 40)}" is not an HTTP-date: ${httpDate(0)}`);
    const head = this.moments.head();
    const original = this.original(kind, name, objectAt(kind, name, head), head);
    // A second asked for is all of it: what was recorded within it is there.
    const wanted = Math.max(time + 999, original.first.recordedAt);
    const { position } = head.reader.momentOf(wanted);
    const change = lastChange(head, original.key, Math.min(position, head.position)) ?? original.first;
    const headers = { location: mementoOf(original, change), link: linkHeader(original) };
    return { status: 302, type: JSON_TYPE, body: '', past: false, headers };
  }

  /** The mementos after a position, 10,000 at most. */
  async timemap(kind: PageKind, name: string, asJson: boolean, given = '0'): Promise<SentPage> {
    const head = this.moments.head();
    const original = this.original(kind, name, objectAt(kind, name, head), head);
    const after = parsePosition(given, 'after');
    const { position: until } = head;
    const of = { about: [original.key], after: Math.min(after, until), until };
    const { changes, upTo } = head.reader.changes({ ...of, limit: MAX_MEMENTOS });
    const earlier = { about: [original.key], after: 0, until: Math.min(after, until) };
    const before =
      after === 0 ? undefined : head.reader.changes({ ...earlier, limit: MAX_MEMENTOS, newest: true }).upTo;
    const page = { mementos: changes, after, before, hasNext: upTo < until };
    return {
      ...{ status: 200, past: false, headers: {} },
      type: asJson ? JSON_TYPE : 'application/link-format; charset=utf-8',
      body: asJson ? JSON.stringify(timemapJson(original, page)) : timemapLinks(original, page),
    };
  }

  private async momentOfRevision(kind: PageKind, name: string, number: string): Promise<RecordAt> {
    const head = this.moments.head();
    const found = objectAt(kind, name, head);
    const change = /^(0|[1-9]\d{0,8})$/.test(number)
      ? head.reader.changeByNumber(found.key, Number(number))
      : undefined;
    if (!change || change.position > head.position)
      throw new Refusal(
        'NOT_FOUND',
        `it has the revisions 0 to ${found.document.revision}, not ${number.slice(0, 20)}`,
      );
    return this.moments.atGiven(String(change.position), 'number');
  }

  private async memento(kind: PageKind, name: string, at: RecordAt): Promise<SentPage> {
    const { found, headers } = this.placeOf(kind, name, at);
    const body = await this.json(kind, found.entityId, { position: String(at.position) });
    return { status: 200, type: JSON_TYPE, body, past: true, headers };
  }

  /** A page among its mementos: its time is that of the last change by then, whatever else was recorded since. */
  private placeOf(kind: PageKind, name: string, at: RecordAt) {
    const found = objectAt(kind, name, at);
    const head = this.moments.head();
    const original = this.original(kind, name, found, head);
    const shown = lastChange(at, found.key, at.position) ?? original.first;
    const [next] = at.reader.changes({
      ...{ about: [found.key], after: at.position, until: Math.max(at.position, head.position), limit: 1 },
    }).changes;
    const headers = {
      'memento-datetime': httpDate(shown.recordedAt),
      link: linkHeader(original, lastChange(at, found.key, shown.position - 1), next),
    };
    return { found, headers };
  }

  private original(kind: PageKind, name: string, { key }: AnyObject, head: RecordAt): Original {
    const first = head.change(key, 0);
    return { uri: this.uri(kind, name), key, first, last: lastChange(head, key, head.position) ?? first };
  }

  private uri(kind: PageKind, name: string): string {
    return this.permalinks.of(`/${kind}/${encodeURIComponent(name)}`);
  }

  private async json(kind: PageKind, id: string, asOf: { position: string } | null): Promise<string> {
    const app = this.host.httpAdapter.getInstance<FastifyInstance>();
    const { data, errors } = await app.graphql(
      pages[kind].query,
      { editor: undefined, readOnly: undefined },
      { id, asOf },
    );
    if (errors?.[0]) throw errors[0].originalError ?? errors[0];
    return JSON.stringify((data as { readonly page: object }).page);
  }
}

/** The last change by a position that is about an object. */
function lastChange({ reader }: RecordAt, key: number, position: number): ChangeRow | undefined {
  return reader.changes({ about: [key], after: 0, until: position, limit: 1, newest: true }).changes[0];
}

/** The object that a path names; NOT_FOUND where there is none (yet). */
function objectAt(kind: PageKind, name: string, at: RecordAt): AnyObject {
  const found = idOf(kind, name, at);
  const object = found === undefined ? undefined : at.get<{ readonly revision: number }>(found);
  if (object?.kind !== pages[kind].kind)
    throw new Refusal('NOT_FOUND', `there is no ${pages[kind].kind} "${name.slice(0, 60)}" at position ${at.position}`);
  return object;
}

function idOf(kind: PageKind, name: string, at: RecordAt): string | undefined {
  if (kind === 'timelines') return at.reader.objectBySlug('timeline', name, at.position)?.entityId;
  if (kind === 'facts') return /^[a-z0-9-]{1,100}$/.test(name) ? factId(name) : undefined;
  return isUuid(name) ? name.toLowerCase() : undefined;
}
