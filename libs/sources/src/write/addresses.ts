import { Injectable } from '@nestjs/common';
import { DecideAndAppend } from '@timeline/event-store';
import type { CommandContext } from '@timeline/event-store';
import { deriveId, Refusal } from '@timeline/kernel';
import { LiveReadModel } from '@timeline/read-model';
import { checkSourceUrl, sourceIdentity } from '../domain/source-url.js';
import type { SourceState } from '../domain/source.js';
import { sourceAggregate } from './aggregate.js';

/**
 * Which source stands under an address. The id of one that was registered with an address follows from it, so that the
 * store itself guards it; one that a correction brought to an address keeps its id and is found by the read model.
 */
@Injectable()
export class Addresses {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly live: LiveReadModel,
  ) {}

  /**
   * The id for a new source: from its address, or from the command where it has none or where a corrected source has left
   * that address. Throws ALREADY_EXISTS when a corrected source has come to it.
   */
  async newId(url: string | null | undefined, context: CommandContext): Promise<string> {
    const byCommand = deriveId('source', 'command', context.commandId);
    if (typeof url !== 'string') return byCommand;
    const identity = sourceIdentity(checkSourceUrl(url, 'url'));
    const byAddress = deriveId('source', identity);
    // Looked at once, and before the command is looked for: the same command may be recorded just now, and must not take
    // its own source for one that has left the address.
    const { state, revision } = await this.log.load(sourceAggregate, `source-${byAddress}`);
    for (const id of [byAddress, byCommand])
      if (await this.log.knows(sourceAggregate, `source-${id}`, context)) return id;
    const holder = this.holder(identity, state);
    if (holder !== undefined && holder !== byAddress) throw taken(holder);
    return revision >= 0 && holder === undefined ? byCommand : byAddress;
  }

  /** Throws ALREADY_EXISTS when another source stands under the address. */
  async requireFree(url: string, source: string): Promise<void> {
    const identity = sourceIdentity(checkSourceUrl(url, 'url'));
    const { state } = await this.log.load(sourceAggregate, `source-${deriveId('source', identity)}`);
    const holder = this.holder(identity, state);
    if (holder !== undefined && holder !== source) throw taken(holder);
  }

  /** `state`: of the source whose id follows from the address. */
  private holder(identity: string, { source }: SourceState): string | undefined {
    const byAddress = deriveId('source', identity);
    const url = source?.url ?? null;
    if (url !== null && sourceIdentity(url) === identity) return byAddress;
    const found = this.live.reader.sourceAt(identity, this.live.checkpoint());
    return found === byAddress && source ? undefined : found;
  }
}

const taken = (existing: string): Refusal =>
  new Refusal('ALREADY_EXISTS', `another source stands under this address, ${existing}`, {
    fields: ['url'],
    existing,
  });
