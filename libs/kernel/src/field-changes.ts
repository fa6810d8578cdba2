import { z } from 'zod';
import { canonicalJson } from './canonical-json.js';

/** One leaf that changed: a JSON Pointer (RFC 6901) and the JSON before and after, null where it was absent. */
export const fieldChange = z.strictObject({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChange>;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What differs between two values as readers see them. Texts go by language (/title/ru), lists of members with ids by id
 * (/attestations/{id}/stance); a list whose members have no id is one value. Members of `null` count as absent.
 */
export function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  return walk('', keyed(before) ?? {}, keyed(after) ?? {});
}

function walk(path: string, before: Fields, after: Fields): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [old, now] = [before[key] ?? null, after[key] ?? null];
    if (isText(old) || isText(now)) return textChanges(at, old as Text | null, now as Text | null);
    const [oldFields, nowFields] = [keyed(old), keyed(now)];
    const descend = isList(old ?? now) || isList(now ?? old) ? (oldFields ?? nowFields) : oldFields && nowFields;
    if (descend) return walk(at, oldFields ?? {}, nowFields ?? {});
    const [was, is] = [json(old), json(now)];
    return was === is ? [] : [{ path: at, before: was, after: is }];
  });
}

const json = (value: unknown): string | null => (value === null ? null : canonicalJson(plain(value)));

/** That a text became outdated follows from other changes; that it is given again with the same words does not. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'outdated' || inner === null ? [] : [[key, plain(inner)]],
    ),
  );
}

interface Text {
  readonly value: string;
  readonly language: string;
  readonly origin: string;
  readonly translatedFrom?: string;
  readonly outdated?: true;
}
const isText = (value: unknown): value is Text =>
  value !== null && typeof value === 'object' && 'value' in value && 'language' in value && 'origin' in value;

function textChanges(at: string, old: Text | null, now: Text | null): FieldChange[] {
  const value =
    old?.value === now?.value ? [] : [{ path: at, before: json(old?.value ?? null), after: json(now?.value ?? null) }];
  if (!old || !now) return value;
  const rest = (['origin', 'translatedFrom'] as const).filter((key) => old[key] !== now[key]);
  const confirmed = old.outdated && !now.outdated && value.length === 0;
  return [
    ...value,
    ...(confirmed ? [{ path: `${at}/outdated`, before: 'true', after: 'false' }] : []),
    ...rest.map((key) => ({ path: `${at}/${key}`, before: json(old[key] ?? null), after: json(now[key] ?? null) })),
  ];
}

const isList = (value: unknown): boolean => Array.isArray(value);

/** A value as fields to descend into, or undefined for one that is compared whole. */
function keyed(value: unknown): Fields | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return value as Fields;
  if (value.length > 0 && value.every(isText)) return Object.fromEntries(value.map((text) => [text.language, text]));
  if (value.length > 0 && value.every(hasId))
    return Object.fromEntries(value.map((member) => [member.id, withoutId(member)]));
  return undefined;
}

const hasId = (value: unknown): value is { id: string } => value !== null && typeof value === 'object' && 'id' in value;
const withoutId = (member: { id: string }): Fields =>
  Object.fromEntries(Object.entries(member).filter(([key]) => key !== 'id'));
