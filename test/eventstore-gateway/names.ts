import { randomUUID } from 'node:crypto';
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';

/**
 * The names of one run of a scenario: streams of their own, ids as they come, and back again, so that what differs from run
 * to run is `{a}` and `{1}` in every outcome.
 */
export class Names {
  private readonly ids = new Map<string, string>();
  private readonly prefix = `contract${randomUUID().slice(0, 8)}`;

  fill(text: string): string {
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      /^\d+$/.test(name) ? this.id(name) : `${this.prefix}_${name}`,
    );
  }

  hide(text: string): string {
    let hidden = text.replaceAll(new RegExp(`${this.prefix}_(\\w)`, 'g'), '{$1}');
    for (const [name, id] of this.ids) hidden = hidden.replaceAll(id, `{${name}}`);
    return hidden;
  }

  isOurs(stream: string | undefined): boolean {
    return stream?.includes(this.prefix) ?? false;
  }

  event({ event }: ResolvedEvent | AllStreamResolvedEvent, sizesOnly = false): Record<string, unknown> {
    if (!event) return { link: '?' };
    const { data, metadata, position } = event as { data: unknown; metadata?: unknown; position?: Place };
    const isEmpty = metadata === undefined || (metadata instanceof Uint8Array && metadata.length === 0);
    return {
      stream: this.hide(event.streamId),
      revision: String(event.revision),
      id: this.hide(event.id).replace(/^[0-9a-f-]{36}$/, "{the server's}"),
      type: this.hide(event.type),
      isJson: event.isJson,
      created: Object.prototype.toString.call(event.created) === '[object Date]',
      position: position ? { at: position.commit } : null,
      ...(position && position.commit !== position.prepare ? { preparePosition: { at: position.prepare } } : {}),
      ...(sizesOnly ? { size: JSON.stringify(data).length } : { data: shown(data) }),
      ...(isEmpty ? {} : { metadata: shown(metadata) }),
    };
  }

  error(error: unknown): { error: Record<string, unknown> } {
    const { type = 'none', message, ...fields } = error as Record<string, unknown> & { type?: string };
    const name = (error as object).constructor.name;
    const told = ['streamName', 'expectedVersion', 'actualVersion', 'maxAppendSize', 'requiredMetadataProperties']
      .filter((key) => fields[key] !== undefined)
      .map((key) => [key, this.plain(fields[key])] as const);
    const isVague = type === 'unknown' || name === 'Error';
    return {
      error: {
        type,
        class: name,
        ...Object.fromEntries(told),
        ...(isVague ? { message: this.hide(String(message)).slice(0, 160) } : {}),
      },
    };
  }

  private plain(value: unknown): unknown {
    if (typeof value === 'bigint') return String(value);
    return typeof value === 'string' ? this.hide(value) : value;
  }

  private id(name: string): string {
    const id = this.ids.get(name) ?? randomUUID();
    this.ids.set(name, id);
    return id;
  }
}

interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const shown = (value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;

/** Every `{ at: position }` of an outcome as its rank among them: p1 < p2 < … */
export function ranked(outcome: unknown): unknown {
  const seen = new Set<bigint>();
  const isPlace = (value: unknown): value is { at: bigint } =>
    typeof (value as { at?: unknown } | null)?.at === 'bigint';
  JSON.stringify(outcome, (_, value: unknown) => (isPlace(value) ? void seen.add(value.at) : plainNumber(value)));
  const order = [...seen].toSorted((a, b) => (a < b ? -1 : 1));
  const text = JSON.stringify(outcome, (_, value: unknown) =>
    isPlace(value) ? `p${order.indexOf(value.at) + 1}` : plainNumber(value),
  );
  return JSON.parse(text) as unknown;
}

const plainNumber = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
