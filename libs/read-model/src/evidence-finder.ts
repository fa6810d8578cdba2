import { attestationsIn } from '@timeline/kernel';
import type { Attestation, GivenAttestation, Noticed, NoticeInput, Sources } from '@timeline/kernel';

/**
 * Finds what attestations refer to. The sources implement it; slices before them, which may not import them, ask for it
 * under this name.
 */
export abstract class EvidenceFinder {
  /**
   * The sources that attestations name, given in an input or already standing, with the texts that their quotes may have to
   * be looked up in. Throws NOT_FOUND at the field of a source or actor that does not exist, and refuses duplicates.
   */
  abstract find(
    given: readonly GivenAttestation[],
    standing?: readonly Pick<Attestation, 'source' | 'snapshot'>[],
  ): Promise<Sources>;

  /** A notice with the sources that its evidence names. */
  async noticed(notice: NoticeInput, { commandId }: { readonly commandId: string }): Promise<Noticed> {
    return { notice, commandId, sources: await this.find(attestationsIn(notice.evidence, 'notice.evidence')) };
  }
}
