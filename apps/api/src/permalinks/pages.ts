import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { factId } from '@timeline/facts';
import { badInput, isUuid, Refusal } from '@timeline/kernel';
import type { ChangeRow } from '@timeline/read-model';
import { Moments } from '../kernel/moments.js';
import { Permalinks } from '../kernel/permalinks.js';
import type { Found, RecordAt } from '../kernel/record-at.js';
import { httpDate, linkHeader, timemapJson, timemapLinks } from './memento.js';
import type { Original } from './memento.js';
import { pages } from './selections.js';
import type { PageKind } from './selections.js';
import type { SentPage } from './sending.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const MAX_MEMENTOS = 10_000;
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
    return {
      status: 200,
      type: JSON_TYPE,
      body,
      past: false,
      headers: { link: linkHeader(this.original(kind, name, found, at)) },
    };
  }

  /** As of a position, however far back. */
  async at(kind: PageKind, name: string, position: string): Promise<SentPage> {
    return this.memento(kind, name, await this.moments.atGiven(position, 'at'));
  }

  /** As it stood just after one of its revisions. */
  async revision(kind: PageKind, name: string, number: string): Promise<SentPage> {
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
    return this.memento(kind, name, await this.moments.atGiven(String(change.position), 'number'));
  }

  /** Sends on to the page as of the time asked for: the first there is for an earlier one, the last for one to come. */
  async near(kind: PageKind, name: string, datetime: string): Promise<SentPage> {
    const time = Date.parse(datetime);
    // The one form of an HTTP-date that is still sent; Date.parse takes any.
    if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(datetime) || Number.isNaN(time))
      throw badInput('Accept-Datetime', `"${datetime.slice(0, 40)}" is not an HTTP-date: ${httpDate(0)}`);
    const head = this.moments.head();
    const found = objectAt(kind, name, head);
    const original = this.original(kind, name, found, head);
    // A second asked for is all of it: what was recorded within it is there.
    const wanted = Math.max(time + 999, original.first.recordedAt);
    const { position } = head.reader.momentOf(wanted);
    const location = `${original.uri}?at=${Math.max(found.key, Math.min(position, head.position))}`;
    return { status: 302, type: JSON_TYPE, body: '', past: false, headers: { location, link: linkHeader(original) } };
  }

  async timemap(kind: PageKind, name: string, asJson: boolean): Promise<SentPage> {
    const at = this.moments.head();
    const { key, document } = objectAt(kind, name, at);
    const range = { first: 0, last: document.revision, backwards: false, limit: MAX_MEMENTOS };
    const [uri, mementos] = [this.uri(kind, name), at.reader.changesOf(key, range)];
    return {
      ...{ status: 200, past: false, headers: {} },
      type: asJson ? JSON_TYPE : 'application/link-format; charset=utf-8',
      body: asJson ? JSON.stringify(timemapJson(uri, mementos)) : timemapLinks(uri, mementos),
    };
  }

  private async memento(kind: PageKind, name: string, at: RecordAt): Promise<SentPage> {
    const found = objectAt(kind, name, at);
    const original = this.original(kind, name, found, this.moments.head());
    const beside = (by: number): ChangeRow | undefined =>
      at.reader.changeByNumber(found.key, found.document.revision + by);
    const body = await this.json(kind, found.entityId, { position: String(at.position) });
    const headers = {
      'memento-datetime': httpDate(at.moment.recordedAt),
      link: linkHeader(original, beside(-1), beside(1)),
    };
    return { status: 200, type: JSON_TYPE, body, past: true, headers };
  }

  private original(kind: PageKind, name: string, { key }: AnyObject, head: RecordAt): Original {
    const { revision } = head.reader.document<{ readonly revision: number }>(key, head.position)!;
    return { uri: this.uri(kind, name), first: head.change(key, 0), last: head.change(key, revision) };
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
