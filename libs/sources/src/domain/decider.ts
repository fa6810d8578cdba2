import {
  badInput,
  checkLanguage,
  checkList,
  checkSourceText,
  checkTexts,
  notFound,
  plainId,
  Refusal,
  resolveDate,
  sha256,
} from '@timeline/kernel';
import type { DateInput, Decider, EventPlace, StoredDate, TextInput, Texts } from '@timeline/kernel';
import type { SourceEvent } from './events.js';
import { checkSourceUrl } from './source-url.js';

export interface RegisterSourceInput {
  readonly publisher?: string | null;
  readonly headlines?: readonly TextInput[] | null;
  readonly language: string;
  readonly url?: string | null;
  readonly publishedAt: DateInput;
  readonly cites?: readonly string[] | null;
}

/** Either text, or its digest and length in UTF-16 units. */
export interface CaptureSnapshotInput {
  readonly text?: string | null;
  readonly sha256?: string | null;
  readonly length?: number | null;
  readonly mediaType?: string | null;
  readonly keepText?: boolean | null;
}

/** A quote that stands on an earlier snapshot, to be looked for in a new one. */
export interface KnownQuote {
  readonly id: string;
  readonly exact: string;
}

export type SourceCommand =
  | { readonly type: 'RegisterSource'; readonly id: string; readonly input: RegisterSourceInput }
  | {
      readonly type: 'CaptureSnapshot';
      readonly id: string;
      readonly input: CaptureSnapshotInput;
      readonly quotes: readonly KnownQuote[];
    };

/** The text itself is not part of the state: it is kept apart, where quotes are checked. */
export interface Snapshot {
  readonly sha256: string;
  readonly length: number;
  readonly mediaType: string;
  readonly kept: boolean;
  readonly replaces: string | null;
  /** The source's revision that captured it. */
  readonly revision: number;
}

/** A source as it stands; also what the read model keeps of it. */
export interface Source {
  readonly publisher: string | null;
  readonly headlines: Texts;
  readonly language: string;
  readonly url: string | null;
  readonly publishedAt: StoredDate;
  readonly cites: readonly string[];
  readonly snapshots: readonly Snapshot[];
  readonly revision: number;
}

export const sourceDecider: Decider<Source | null, SourceCommand, SourceEvent> = {
  initialState: null,

  decide(command, state) {
    switch (command.type) {
      case 'RegisterSource':
        if (state)
          throw new Refusal('ALREADY_EXISTS', `this source is registered already, as ${command.id}`, {
            fields: ['url'],
            existing: command.id,
          });
        return { type: 'SourceRegistered', data: registered(command.input) };
      case 'CaptureSnapshot':
        if (!state) throw notFound('source', command.id, 'source');
        return { type: 'SnapshotCaptured', data: captured(command.input, command.quotes, state) };
    }
  },

  evolve(state, event, { revision }: EventPlace) {
    switch (event.type) {
      case 'SourceRegistered':
        return { ...event.data, snapshots: [], revision };
      case 'SnapshotCaptured': {
        const { sha256, length, mediaType, text, replaces } = event.data;
        const snapshot = { sha256, length, mediaType, kept: text !== null, replaces, revision };
        return { ...state!, snapshots: [...state!.snapshots, snapshot], revision };
      }
    }
  },
};

function registered(input: RegisterSourceInput) {
  const headlines = checkList(input.headlines, 'headlines');
  return {
    publisher: typeof input.publisher === 'string' ? plainId(input.publisher, 'publisher') : null,
    headlines: headlines.length > 0 ? [...checkTexts(headlines, 'headlines')] : [],
    language: checkLanguage(input.language, 'language'),
    url: typeof input.url === 'string' ? checkSourceUrl(input.url, 'url') : null,
    publishedAt: resolveDate(input.publishedAt, 'publishedAt'),
    cites: [...new Set(checkList(input.cites, 'cites').map((id, index) => plainId(id, `cites.${index}`)))],
  };
}

function captured(input: CaptureSnapshotInput, quotes: readonly KnownQuote[], state: Source) {
  const text = input.text === null || input.text === undefined ? undefined : checkSourceText(input.text, 'text');
  const digest = text === undefined ? givenDigest(input) : ownDigest(text, input);
  const keep = text !== undefined && input.keepText !== false;
  const newest = state.snapshots.at(-1);
  if (newest?.sha256 === digest.sha256 && (newest.kept || !keep))
    throw new Refusal('NO_CHANGE', 'this is the newest snapshot already', {
      fields: [text === undefined ? 'sha256' : 'text'],
    });
  const [found, gone] = text === undefined ? [[], []] : standing(quotes, text);
  return {
    ...digest,
    mediaType: mediaType(input.mediaType ?? 'text/plain'),
    text: keep ? text : null,
    replaces: newest && newest.sha256 !== digest.sha256 ? newest.sha256 : null,
    quotes: { found, gone },
  };
}

function standing(quotes: readonly KnownQuote[], text: string): [found: string[], gone: string[]] {
  const holds = (quote: KnownQuote) => text.includes(quote.exact);
  return [quotes.filter(holds).map(({ id }) => id), quotes.filter((quote) => !holds(quote)).map(({ id }) => id)];
}

function ownDigest(text: string, input: CaptureSnapshotInput): { sha256: string; length: number } {
  const digest = { sha256: sha256(text), length: text.length };
  if (typeof input.sha256 === 'string' && input.sha256 !== digest.sha256)
    throw badInput(
      'sha256',
      `the text's digest, after line ends are made \\n and letters NFC, is ${digest.sha256}: leave sha256 out or give that`,
    );
  if (typeof input.length === 'number' && input.length !== digest.length)
    throw badInput('length', `the text has ${digest.length} UTF-16 units: leave length out or give that`);
  return digest;
}

function givenDigest({ sha256, length }: CaptureSnapshotInput): { sha256: string; length: number } {
  if (!sha256)
    throw badInput('text', 'is missing: give text, or sha256 and length of a text that the service is not given');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw badInput('sha256', 'is not 64 lower-case hexadecimal digits');
  if (typeof length !== 'number')
    throw badInput('length', "is missing: give the text's length in UTF-16 units beside its digest");
  if (length < 1 || length > 1_000_000) throw badInput('length', `is ${length}: from 1 to 1000000`);
  return { sha256, length };
}

function mediaType(given: string): string {
  if (!/^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,63}$/i.test(given))
    throw badInput('mediaType', `"${given.slice(0, 60)}" is not a media type: write text/plain, text/html …`);
  return given.toLowerCase();
}
