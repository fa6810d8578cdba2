import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { connection } from './connection.js';
import type { Page } from './connection.js';
import { listName } from './cursor.js';
import { Moments } from './moments.js';
import { PageArgs, pageOf, pageRequest } from './pages.js';
import { Recorded, RecordedView, Revision, viewOf } from './record.graphql.js';
import { RevisionView } from './record.resolver.js';

const { Connection: RevisionConnection } = connection(Revision);

@Resolver(() => Recorded)
export class RevisionsResolver {
  constructor(private readonly moments: Moments) {}

  @ResolveField(() => RevisionConnection, { description: 'Everything that was recorded of it by then, oldest first.' })
  async revisions(
    @Parent() of: RecordedView<{ readonly revision: number }>,
    @Args() page: PageArgs,
  ): Promise<Page<RevisionView>> {
    const list = listName(of.entityId, 'revisions');
    const request = pageRequest(page, list, 1);
    const { cursor, backwards, limit } = request;
    const at = cursor ? await this.moments.same(of.at, cursor, backwards ? 'before' : 'after') : of.at;
    const subject = viewOf(at.require<{ readonly revision: number }>(of.entityId), at.of(of.found.key));
    const last = subject.document.revision;
    const [first, end] = backwards
      ? [0, Math.min(last, (cursor?.key[0] ?? Infinity) - 1)]
      : [(cursor?.key[0] ?? -1) + 1, last];
    const changes = at.reader.changesOf(subject.found.key, { first, last: end, backwards, limit: limit + 1 });
    const found = changes.map((change) => ({ node: new RevisionView(change, subject), key: [change.number] }));
    return pageOf(found, request, list, at, () => last + 1);
  }
}
