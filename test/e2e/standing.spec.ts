import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { factInput, notice, send, text } from './inputs.js';
import { Service } from '../service.js';

let service: Service;
let source: string;
beforeAll(async () => {
  service = await Service.start();
  source = (await send(service, 'registerSource', { language: 'en', publishedAt: { edtf: '2025-09-24' } })).entityId;
});
afterAll(() => service.stop());

const first = 'They met on Tuesday. Both spoke.';
const sha256 = (of: string): string => createHash('sha256').update(of).digest('hex');
const capture = (snapshot: string) => send(service, 'captureSnapshot', { source, text: snapshot });

const standings = async (slug: string, asOf?: object): Promise<Record<string, string>> => {
  const { data } = await service.query(
    `query($slug: String, $asOf: AsOf) { fact(slug: $slug, asOf: $asOf) { attestations { quotes { exact standing } } } }`,
    { slug, asOf },
  );
  const quotes = data.fact.attestations.flatMap((one: { quotes: { exact: string; standing: string }[] }) => one.quotes);
  return Object.fromEntries(quotes.map(({ exact, standing }: Record<string, string>) => [exact, standing]));
};

describe('quotes of a source that changes', () => {
  it('stand as long as the newest snapshot holds them, and are unchecked again when reworded', async () => {
    await capture(first);
    const quotes = ['Tuesday', 'Both spoke'].map((exact) => ({ exact, language: 'en', snapshot: sha256(first) }));
    const unplaced = { exact: 'Of no snapshot', language: 'en' };
    const fact = await send(service, 'reportFact', {
      ...factInput(source, { slug: 'quoted' }),
      attestations: [
        { source, snapshot: sha256(first), quotes },
        { source, quotes: [unplaced] },
      ],
    });
    const before = { Tuesday: 'IN_LATEST', 'Both spoke': 'IN_LATEST', 'Of no snapshot': 'UNCHECKED' };
    expect(await standings('quoted')).toEqual(before);
    const reported = await service.head();

    await capture('They met on Monday. Both spoke.');
    const after = { ...before, Tuesday: 'GONE_FROM_LATEST' };
    expect(await standings('quoted')).toEqual(after);
    expect(await standings('quoted', { position: reported })).toEqual(before);
    const captured = await service.head();

    const [attestation] = fact.attestations;
    await send(service, 'correctFact', {
      ...{ fact: fact.entityId, expectedRevision: 0, kind: 'TYPO', notice },
      attestations: [{ id: attestation!.id, quotes: [quotes[0], { ...quotes[1], exact: 'spoke' }] }],
    });
    expect(await standings('quoted')).toEqual({
      Tuesday: 'GONE_FROM_LATEST',
      spoke: 'UNCHECKED',
      'Of no snapshot': 'UNCHECKED',
    });
    expect(await standings('quoted', { position: captured })).toEqual(after);

    await capture('They met on Tuesday. Nobody spoke.');
    expect(await standings('quoted')).toEqual({
      Tuesday: 'IN_LATEST',
      spoke: 'IN_LATEST',
      'Of no snapshot': 'UNCHECKED',
    });
  });

  it('are unchecked when only the digest of the newest snapshot is known', async () => {
    await send(service, 'captureSnapshot', { source, sha256: sha256('unseen'), length: 6 });
    expect(await standings('quoted')).toEqual({
      Tuesday: 'UNCHECKED',
      spoke: 'UNCHECKED',
      'Of no snapshot': 'UNCHECKED',
    });
    await send(service, 'correctFact', {
      ...{
        fact: (await service.query('{ fact(slug: "quoted") { entityId } }')).data.fact.entityId,
        expectedRevision: 1,
      },
      ...{ kind: 'TYPO', notice, content: { titles: text('Quoted') } },
    });
    await capture(first);
    expect(await standings('quoted')).toMatchObject({ Tuesday: 'IN_LATEST', spoke: 'IN_LATEST' });
  });

  it('are gone where their words stand in another sentence only', async () => {
    await capture('Nobody met. They left on Tuesday after a dispute.');
    expect(await standings('quoted')).toMatchObject({ Tuesday: 'GONE_FROM_LATEST', spoke: 'GONE_FROM_LATEST' });
    await capture('They met on Tuesday and ate.');
    expect(await standings('quoted')).toMatchObject({ Tuesday: 'IN_LATEST', spoke: 'GONE_FROM_LATEST' });
  });
});
