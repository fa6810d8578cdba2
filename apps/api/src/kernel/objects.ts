import { Injectable } from '@nestjs/common';
import { parseId } from '@timeline/kernel';
import type { Page } from './connection.js';
import { Moments } from './moments.js';
import { pageOf, pageRequest } from './pages.js';
import type { ForwardArgs } from './pages.js';
import type { Found, RecordAt } from './record-at.js';
import { hasView, viewOf } from './record.graphql.js';
import type { AsOf } from './values.graphql.js';

/** Finds recorded objects by id or in the order of recording, as of any moment. */
@Injectable()
export class Objects {
  constructor(private readonly moments: Moments) {}

  /** Any object by an id as clients hold it, null where there is none (yet). */
  async node(given: string, asOf: AsOf | null | undefined) {
    const id = parseId(given, 'id');
    const at = await this.moments.atId(id, asOf, 'id');
    const found = at.get<never>(id.id);
    return found && hasView(found.kind) ? viewOf(found, at) : null;
  }

  /** An object of one kind by its id, null where there is none (yet). */
  async byId<V>(
    kind: string,
    given: string,
    asOf: AsOf | null | undefined,
    view: (found: Found<never>, at: RecordAt) => V,
  ): Promise<V | null> {
    const id = parseId(given, 'id');
    const at = await this.moments.atId(id, asOf, 'id');
    const found = at.get<never>(id.id);
    return found?.kind === kind ? view(found, at) : null;
  }

  /** All objects of a kind, oldest record first. */
  async page<V>(
    kind: string,
    args: ForwardArgs,
    asOf: AsOf | null | undefined,
    view: (found: Found<never>, at: RecordAt) => V,
  ): Promise<Page<V>> {
    const request = pageRequest(args, kind, 1);
    let at = await this.moments.at(asOf);
    if (request.cursor) at = await this.moments.same(at, request.cursor, 'after');
    const { position, reader } = at;
    const rows = reader.objects(kind, position, request.cursor?.key[0] ?? 0, request.limit + 1);
    const found = at
      .byKey<never>(rows.map(({ key }) => key))
      .map((object) => ({ node: view(object, at.of(object.key)), key: [object.key] }));
    return pageOf(found, request, kind, at, () => reader.objectCount(kind, position));
  }
}
