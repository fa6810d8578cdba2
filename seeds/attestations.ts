import { kazakhText, russianText } from './sources.js';
import { t } from './text.js';
import type { Attestation, AttributionStep, Divergence, Quote, SpeechMode } from './types.js';

const speaker = (actor: string): AttributionStep => ({ actor, role: 'SPEAKER' });
const akorda: AttributionStep = { actor: 'ref:actor:akorda', role: 'ORIGIN_CHANNEL' };
const nurKz: AttributionStep = { actor: 'ref:actor:nur-kz', role: 'PUBLISHER' };

export const tokayevByAkorda = [speaker('ref:actor:tokayev'), akorda];
export const tokayevByAkordaInNurKz = [...tokayevByAkorda, nurKz];
export const akordaItself = [akorda];
export const akordaInNurKz = [akorda, nurKz];

/** The outlets tell it themselves and name no origin. */
export const toldByNurKz: readonly AttributionStep[] = [{ ...nurKz, mode: 'NARRATION' }];
export const toldByUnnamedOutlet: readonly AttributionStep[] = [
  {
    unnamed: t({ ru: 'издание, не названное в тексте', kk: 'мәтінде аталмаған басылым', en: 'an outlet not named' }),
    role: 'PUBLISHER',
    mode: 'NARRATION',
  },
];
export const zelenskyByNurKz = [speaker('ref:actor:zelensky'), ...toldByNurKz];
export const zelenskyByUnnamedOutlet = [speaker('ref:actor:zelensky'), ...toldByUnnamedOutlet];

const peskov: AttributionStep = { actor: 'ref:actor:peskov', role: 'SPOKESPERSON' };
export const kremlinByUnnamedOutlet = [speaker('ref:actor:kremlin'), ...toldByUnnamedOutlet];
export const kremlinByPeskov = [speaker('ref:actor:kremlin'), peskov, ...toldByNurKz];
export const putinByPeskov = [speaker('ref:actor:putin'), peskov, ...toldByNurKz];

type Words = readonly [exact: string, start: number, mode: SpeechMode];

function attestation(source: string, snapshot: string, language: string) {
  return (
    chain: readonly AttributionStep[],
    words: readonly Words[],
    divergences?: readonly Divergence[],
  ): Attestation => ({
    source,
    snapshot,
    stance: 'AFFIRMS',
    quotes: words.map(([exact, start, mode]): Quote => ({ exact, start, language, snapshot, mode })),
    chain,
    ...(divergences && { divergences }),
  });
}

/** What each of the two sources says: by whom it came, its words with their offsets, and where it differs. */
export const inKazakhText = attestation('ref:source:kazakh-article', kazakhText.sha256, 'kk');
export const inNurKz = attestation('ref:source:nur-kz', russianText.sha256, 'ru');

export const differs = (aspect: Divergence['aspect'], note: Parameters<typeof t>[0]): Divergence => ({
  aspect,
  note: t(note),
});

export const quotedOnlyInRussian = differs('MODE', {
  ru: 'Здесь это косвенная речь; в русском тексте — прямая цитата.',
  kk: 'Мұнда төл сөз емес, төлеу сөз; орысша мәтінде тікелей дәйексөз берілген.',
  en: 'Indirect speech here; a direct quotation in the Russian text.',
});
export const quotedOnlyInKazakh = differs('MODE', {
  ru: 'Здесь это косвенная речь; в казахском тексте — прямая цитата.',
  kk: 'Мұнда төл сөз емес, төлеу сөз; қазақша мәтінде тікелей дәйексөз берілген.',
  en: 'Indirect speech here; a direct quotation in the Kazakh text.',
});
