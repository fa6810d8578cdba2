import { z } from 'zod';

/** One event type as stored: its schema now, and how each older version becomes the next one. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: S;
  /** `upcasts[1]` makes version 2 of version 1. */
  readonly upcasts?: Readonly<Record<number, (old: never) => unknown>>;
}
export type EventRegistry = Readonly<Record<string, EventDefinition>>;

/** The union of a registry's events: `{ type: 'FactReported', data: … } | …`. */
export type EventsOf<R extends EventRegistry> = {
  [T in keyof R & string]: { readonly type: T; readonly data: z.infer<R[T]['schema']> };
}[keyof R & string];

/** A stored payload that this release cannot read: of a newer version, or not of its schema. */
export class UnreadableEvent extends Error {
  constructor(type: string, version: unknown, reason: string) {
    super(`cannot read ${type} version ${String(version)}: ${reason}`);
    this.name = 'UnreadableEvent';
  }
}

/** Declares a version-1 event by its schema; give later versions as an `EventDefinition` with `upcasts`. */
export const event = <S extends z.ZodType>(schema: S): EventDefinition<S> => ({ version: 1, schema });

/** A stored payload as today's event, or undefined when the registry does not know its type. Throws `UnreadableEvent`. */
export function decodeEvent<R extends EventRegistry>(
  registry: R,
  stored: { type: string; data: unknown; version: unknown },
): EventsOf<R> | undefined {
  const definition = Object.hasOwn(registry, stored.type) ? registry[stored.type] : undefined;
  if (!definition) return undefined;
  if (!isVersion(stored.version) || stored.version < 1 || stored.version > definition.version)
    throw new UnreadableEvent(stored.type, stored.version, `this release knows versions 1 to ${definition.version}`);
  let data = stored.data;
  for (let version = stored.version; version < definition.version; version++)
    data = definition.upcasts![version]!(data as never);
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success) throw new UnreadableEvent(stored.type, stored.version, z.prettifyError(parsed.error));
  return { type: stored.type, data: parsed.data } as EventsOf<R>;
}

const isVersion = (value: unknown): value is number => Number.isInteger(value);

/** Checks a payload on its way into the log. A mismatch is a fault of ours, never the caller's. */
export function encodeEvent<R extends EventRegistry>(
  registry: R,
  event: EventsOf<R>,
): { data: Record<string, unknown>; version: number } {
  const definition = registry[event.type]!;
  return { data: definition.schema.parse(event.data) as Record<string, unknown>, version: definition.version };
}
