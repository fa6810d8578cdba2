import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LiveReadModel } from '@timeline/read-model';
import type { Asker, Conditions, EntryOrder, ReadModel, WalkKey } from '@timeline/read-model';

export interface FactListRequest {
  /** The set that the list is of: all facts, a timeline's, an actor's, a source's. */
  readonly set: string;
  /** Another set whose facts are listed among them; no fact is in both. */
  readonly beside?: string;
  readonly position: number;
  readonly conditions: Conditions;
  readonly order: EntryOrder;
  readonly backwards: boolean;
  readonly beyond: WalkKey | undefined;
  readonly limit: number;
}

export interface FactList {
  readonly keys: readonly WalkKey[];
  /** Counts all members; done only when it is asked for. */
  readonly count: () => Promise<number>;
}

/** Facts of a set in order, as of a position. */
export class ListFacts extends Query<FactList> {
  constructor(
    readonly request: FactListRequest,
    readonly asker?: Asker,
  ) {
    super();
  }
}

@QueryHandler(ListFacts)
export class ListFactsHandler implements IQueryHandler<ListFacts> {
  constructor(private readonly live: LiveReadModel) {}

  async execute({ request, asker }: ListFacts): Promise<FactList> {
    const { reader } = this.live;
    const { beside, position } = request;
    if (beside !== undefined && reader.sizeOf(beside, position) > 0)
      return inOne(
        await Promise.all([request.set, beside].map((one) => this.list({ ...request, set: one }, asker))),
        request.limit,
      );
    return this.list(request, asker);
  }

  private async list(request: FactListRequest, asker: Asker | undefined): Promise<FactList> {
    const { reader, lists } = this.live;
    const { set, conditions } = narrowest(reader, request);
    return {
      keys: await lists.walk({ ...request, set, conditions }, asker),
      count: () => lists.count([set, request.position, conditions], asker),
    };
  }
}

/** Two lists by when it happened as one. */
function inOne(found: readonly FactList[], limit: number): FactList {
  const order = (a: WalkKey, b: WalkKey) =>
    a.day - b.day || a.earliest - b.earliest || a.latest - b.latest || a.fact - b.fact;
  return {
    keys: found
      .flatMap(({ keys }) => keys)
      .toSorted(order)
      .slice(0, limit),
    count: async () => (await Promise.all(found.map(({ count }) => count()))).reduce((sum, one) => sum + one),
  };
}

/** Starts from the smallest set that every member must be in, and probes the others. Only listed sets keep recorded order. */
function narrowest(
  reader: ReadModel,
  { set, conditions, position, order }: FactListRequest,
): { set: string; conditions: Conditions } {
  const single = (conditions.inSets ?? []).filter(({ names }) => names.length === 1);
  if (single.length === 0 || order.startsWith('RECORDED')) return { set, conditions };
  const smallest = single
    .map((group) => ({ group, size: reader.sizeOf(group.names[0]!, position) }))
    .reduce((least, candidate) => (candidate.size < least.size ? candidate : least));
  if (smallest.size >= reader.sizeOf(set, position)) return { set, conditions };
  const others = conditions.inSets!.filter((group) => group !== smallest.group);
  const base = set === 'all' ? [] : [{ names: [set], withRoles: false }];
  return { set: smallest.group.names[0]!, conditions: { ...conditions, inSets: [...others, ...base] } };
}
