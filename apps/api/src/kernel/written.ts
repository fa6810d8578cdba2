import { Injectable } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Written } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import { LiveReadModel } from '@timeline/read-model';
import { Moments, WAIT_MS } from './moments.js';
import { Correction, CorrectionView } from './record.graphql.js';
import type { Found, RecordAt } from './record-at.js';
import { Position } from './scalars.js';

/** What every mutation answers: the object as it stands now, the position of the write, and the correction it made. */
export interface Payload {
  readonly position: string;
  readonly correction: Correction | null;
}

/** The payload type of a node type: FactPayload of Fact, whose field is `fact`. */
export function payloadOf<T>(node: Type<T>, field: string): Type<Payload> {
  @ObjectType(`${node.name}Payload`)
  class PayloadType implements Payload {
    @Field(() => Position)
    position!: string;
    @Field(() => Correction, { nullable: true })
    correction!: Correction | null;
  }
  Field(() => node)(PayloadType.prototype, field);
  return PayloadType;
}

/** Lets a mutation answer with what it wrote: waits until this node's read model holds it. */
@Injectable()
export class ReadBack {
  constructor(
    private readonly live: LiveReadModel,
    private readonly moments: Moments,
  ) {}

  async of<F extends string, V>(
    { entityId, position, correctionId }: Written,
    field: F,
    view: (found: Found<never>, at: RecordAt) => V,
  ) {
    if (!(await this.live.waitFor(position, WAIT_MS)))
      throw new Refusal(
        'UNAVAILABLE',
        `recorded at position ${position}, but this node cannot show it yet: send the same command again to read it`,
        { retryAfterSeconds: 1 },
      );
    const at = this.moments.head();
    const stored = correctionId === undefined ? undefined : at.correction(correctionId);
    return {
      [field]: view(at.require(entityId), at),
      position: String(position),
      correction: stored ? new CorrectionView(stored, at) : null,
    } as { readonly [K in F]: V } & Payload;
  }
}
