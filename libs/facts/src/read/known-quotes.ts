import { Injectable } from '@nestjs/common';
import { LiveReadModel } from '@timeline/read-model';
import { KnownQuotes } from '@timeline/sources';
import type { KnownQuote } from '@timeline/sources';
import type { FactDocument } from './fact-document.js';
import { sourceSet } from './fact-document.js';

const MAX_FACTS = 1_000;

/** The quotes of the attestations by a source and its duplicates, as far as this node's read model knows; of its first 1,000 facts. */
@Injectable()
export class QuotesOfFacts extends KnownQuotes {
  constructor(private readonly live: LiveReadModel) {
    super();
  }

  of(sourceId: string): readonly KnownQuote[] {
    const { reader } = this.live;
    const position = this.live.checkpoint();
    const source = reader.objectById(sourceId, position);
    if (!source) return [];
    const duplicates = reader.duplicatesOf(source.key, position).map((key) => reader.objectByKey(key)!.entityId);
    const sources = new Set([sourceId, ...duplicates]);
    const texts = new Map<string, string | undefined>();
    const textOf = (id: string, digest: string) => {
      const name = `${id} ${digest}`;
      if (!texts.has(name)) texts.set(name, reader.snapshotText(reader.objectById(id, position)!.key, digest));
      return texts.get(name);
    };
    const found = reader.walk({
      set: sourceSet(sourceId),
      position,
      order: 'OCCURRED_ASC',
      backwards: false,
      limit: MAX_FACTS,
      conditions: {},
    });
    const facts = reader.versionsOf<FactDocument>(
      found.map(({ fact }) => fact),
      position,
    );
    return facts
      .flatMap((fact) => [fact!.document, ...fact!.document.adopted])
      .flatMap(({ attestations }) => attestations)
      .filter((attestation) => sources.has(attestation.source))
      .flatMap((attestation) => attestation.quotes.map((quote) => ({ ...quote, source: attestation.source })))
      .flatMap(({ id, exact, prefix, suffix, start, snapshot, source: of }) =>
        snapshot === null ? [] : [{ id, exact, prefix, suffix, start, text: textOf(of, snapshot) }],
      );
  }
}
