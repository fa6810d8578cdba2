import { Injectable } from '@nestjs/common';
import { systemClock, badInput, Refusal } from '@timeline/kernel';
import type { GivenId } from '@timeline/kernel';
import { EventStore } from '@timeline/event-store';
import { LiveReadModel } from '@timeline/read-model';
import type { Cursor } from './cursor.js';
import { RecordAt } from './record-at.js';
import type { GivenNow, MomentOrigin } from './record-at.js';
import { iso } from './scalars.js';
import type { AsOf, Basis } from './values.graphql.js';

/** How long a read waits for a position that this node has not come to yet. */
export const WAIT_MS = 5_000;

export const basisOf = (at: RecordAt): Basis => ({
  position: String(at.position),
  recordedAt: iso(at.moment.recordedAt),
  isHead: at.origin === 'NOW',
});

/** Turns what a request says of a moment into the record at that moment. */
@Injectable()
export class Moments {
  constructor(
    private readonly live: LiveReadModel,
    private readonly store: EventStore,
  ) {}

  /** The record as of now: everything that this node has applied. */
  head(): RecordAt {
    const { reader } = this.live;
    return new RecordAt(reader, reader.momentAt(this.live.checkpoint()), 'NOW');
  }

  /** The record as of `asOf`, or as of now where none is given. */
  async at(asOf: AsOf | null | undefined, field = 'asOf'): Promise<RecordAt> {
    if (asOf === null || asOf === undefined) return this.head();
    const { position, recordedAt } = asOf;
    const given = [position, recordedAt].filter((value) => value !== null && value !== undefined);
    if (given.length !== 1)
      throw badInput(field, `names ${given.length} moments: give position or recordedAt, one of them and not null`);
    return typeof position === 'string'
      ? this.atGiven(position, `${field}.position`)
      : this.atTime(String(recordedAt), `${field}.recordedAt`);
  }

  /** The record as of a position as clients write it. */
  async atGiven(position: string, field: string): Promise<RecordAt> {
    return this.atPosition(parsePosition(position, field), 'NAMED', field);
  }

  /** The record that an id names, where it does; an id beside another moment is refused. */
  async atId({ position }: GivenId, asOf: AsOf | null | undefined, field: string): Promise<RecordAt> {
    const at = await this.at(asOf);
    return position === undefined ? at : this.same(at, { position, isNamed: true }, field);
  }

  /** The record that a cursor or an id tells of: `at` itself unless that names no moment; another named moment is refused. */
  async same(at: RecordAt, told: Pick<Cursor, 'position' | 'isNamed'>, field: string): Promise<RecordAt> {
    const { position, isNamed } = told;
    this.check(at, position, field);
    if (at.origin === 'NAMED') return at;
    return this.atPosition(position, isNamed ? 'NAMED' : 'IMPLIED', field, at.givenNow);
  }

  /** Refuses an id that names another moment than the request does. */
  check(at: RecordAt, position: number | undefined, field: string): void {
    if (at.origin === 'NAMED' && position !== undefined && position !== at.position)
      throw otherMoment(at, position, field);
  }

  private async atPosition(
    position: number,
    origin: MomentOrigin,
    field: string,
    givenNow?: GivenNow,
  ): Promise<RecordAt> {
    await this.reach(position, field);
    const { reader } = this.live;
    return new RecordAt(reader, reader.momentAt(position), origin, givenNow);
  }

  /** Waits until this node holds a position. Beyond the head it is BAD_USER_INPUT at `field`, not here in time UNAVAILABLE. */
  async reach(position: number, field: string): Promise<void> {
    if (position <= this.live.checkpoint()) return;
    const head = await this.store.head().catch(() => {
      throw new Refusal(
        'UNAVAILABLE',
        'the event store is out of reach, and this node does not hold that position yet',
        { retryAfterSeconds: 2 },
      );
    });
    if (position > head) throw badInput(field, `is beyond the head of the record, ${head}`);
    if (!(await this.live.waitFor(position, WAIT_MS)))
      throw new Refusal('UNAVAILABLE', `this node has not come to position ${position} yet: ask again`, {
        fields: [field],
        retryAfterSeconds: 1,
      });
  }

  private atTime(text: string, field: string): RecordAt {
    const time = parseInstant(text, field);
    const { reader } = this.live;
    const now = Math.max(systemClock.now(), reader.momentAt(this.live.checkpoint()).recordedAt);
    if (time > now) throw badInput(field, `${text} is still to come: leave it out for now`);
    return new RecordAt(reader, reader.momentOf(time), 'NAMED');
  }
}

const otherMoment = (at: RecordAt, position: number, field: string): Refusal =>
  badInput(
    field,
    `names position ${position}, but the request is as of ${at.position}: leave asOf out, or take both from one moment`,
  );

export function parsePosition(text: string, field: string): number {
  if (!/^(0|[1-9]\d{0,19})$/.test(text))
    throw badInput(field, `"${text.slice(0, 40)}" is not a position: a decimal number as Basis.position gives it`);
  return Number(text);
}

const rfc3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function parseInstant(text: string, field: string): number {
  const time = rfc3339.test(text) && dayExists(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time))
    throw badInput(field, `"${text.slice(0, 40)}" is not an RFC 3339 instant: write 2025-09-24T08:30:00Z`);
  return time;
}

/** Date.parse takes 30 February for 2 March. */
const dayExists = (text: string): boolean =>
  new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
