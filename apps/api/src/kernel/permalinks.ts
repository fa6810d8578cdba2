import { Inject, Injectable } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Config } from '../config.js';
import { CONFIG } from '../record.module.js';
import { Recorded, Revision } from './record.graphql.js';
import { URLScalar } from './scalars.js';

/** Makes paths of this service absolute where PUBLIC_URL is set. */
@Injectable()
export class Permalinks {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>) {}

  of(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }
}

@Resolver(() => Recorded)
export class RecordedPermalinkResolver {
  constructor(private readonly permalinks: Permalinks) {}

  @ResolveField(() => URLScalar)
  permalink(@Parent() { permalink }: Recorded): string {
    return this.permalinks.of(permalink);
  }
}

@Resolver(() => Revision)
export class RevisionPermalinkResolver {
  constructor(private readonly permalinks: Permalinks) {}

  @ResolveField(() => URLScalar)
  permalink(@Parent() { permalink }: Revision): string {
    return this.permalinks.of(permalink);
  }
}
