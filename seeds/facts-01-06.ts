import {
  differs,
  inKazakhText,
  inNurKz,
  quotedOnlyInKazakh,
  quotedOnlyInRussian,
  tokayevByAkorda,
  tokayevByAkordaInNurKz,
  toldByNurKz,
  toldByUnnamedOutlet,
} from './attestations.js';
import { dayOfMeeting, dayOfRemarks } from './dates.js';
import { newYork } from './places.js';
import { t } from './text.js';
import type { FactSeed } from './types.js';

/** The meeting, and what Tokayev said about the conflict. */
export const facts01to06: readonly FactSeed[] = [
  {
    key: 'f01',
    input: {
      slug: 'tokayev-met-zelensky-at-un-general-assembly',
      content: {
        kind: 'OCCURRENCE',
        titles: t({
          ru: 'Токаев и Зеленский встретились во время сессии Генеральной Ассамблеи ООН',
          kk: 'Тоқаев пен Зеленский БҰҰ Бас Ассамблеясының сессиясы кезінде кездесті',
          en: 'Tokayev and Zelensky met during the UN General Assembly session',
        }),
        summaries: t({
          ru: 'Президенты Казахстана и Украины провели встречу, пока в ООН шла сессия Генеральной Ассамблеи. О чём они говорили, эти два источника не сообщают.',
          kk: 'Қазақстан мен Украина президенттері БҰҰ Бас Ассамблеясының сессиясы өтіп жатқанда жүздесті. Бұл екі дереккөз олардың не туралы сөйлескенін айтпайды.',
          en: 'The presidents of Kazakhstan and Ukraine held a meeting while the UN General Assembly was in session. These two sources do not say what they discussed.',
        }),
        occurredAt: dayOfMeeting,
        places: [{ place: newYork, role: 'OCCURRED', basis: 'INFERRED' }],
        participants: [
          { actor: 'ref:actor:tokayev', role: 'PARTICIPANT' },
          { actor: 'ref:actor:zelensky', role: 'PARTICIPANT' },
        ],
      },
      attestations: [
        inKazakhText(toldByUnnamedOutlet, [
          ['2025 жылғы 23 қыркүйекте', 1922, 'NARRATION'],
          ['80-ші сессиясының аясында', 1970, 'NARRATION'],
        ]),
        inNurKz(
          toldByNurKz,
          [
            ['на полях Генассамблеи ООН', 2376, 'NARRATION'],
            ['встретился с украинским лидером', 2443, 'NARRATION'],
          ],
          [
            differs('DATE', {
              ru: 'Этот источник не называет дня встречи.',
              kk: 'Бұл дереккөз кездесудің күнін атамайды.',
              en: 'This source does not give the day of the meeting.',
            }),
            differs('OMISSION', {
              ru: 'Здесь не сказано, какая это была сессия; казахский текст говорит о восьмидесятой.',
              kk: 'Мұнда қай сессия екені айтылмаған; қазақша мәтінде сексенінші сессия делінген.',
              en: 'This source does not say which session it was; the Kazakh text says the eightieth.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f02',
    input: {
      slug: 'tokayev-kazakhstan-is-not-a-mediator',
      content: {
        kind: 'STANCE',
        titles: t({
          ru: 'Токаев заявил, что Казахстан не является посредником между Россией и Украиной',
          kk: 'Тоқаев Қазақстанның Ресей мен Украина арасында делдал емес екенін мәлімдеді',
          en: 'Tokayev said Kazakhstan is not a mediator between Russia and Ukraine',
        }),
        summaries: t({
          ru: 'Президент Казахстана обозначил позицию страны по конфликту России и Украины: роли посредника у неё нет.',
          kk: 'Қазақстан Президенті Ресей мен Украина арасындағы қақтығысқа қатысты елінің ұстанымын білдірді: ел делдал рөлін атқармайды.',
          en: 'The president of Kazakhstan set out his country’s position on the conflict between Russia and Ukraine: it does not act as a mediator.',
        }),
        occurredAt: dayOfRemarks,
        validDuring: { start: dayOfRemarks, open: true },
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:kazakhstan', role: 'SUBJECT' },
        ],
      },
      attestations: [
        inKazakhText(tokayevByAkorda, [
          ['делдал болып табылмайды', 66, 'HEADLINE'],
          ['Делдал болмай-ақ', 1735, 'DIRECT_QUOTE'],
        ]),
        inNurKz(
          tokayevByAkordaInNurKz,
          [['не является посредником', 255, 'INDIRECT_SPEECH']],
          [
            differs('SCOPE', {
              ru: 'Этот источник добавляет, что Казахстан и сам не считает себя посредником.',
              kk: 'Бұл дереккөз Қазақстанның өзін делдал деп санамайтынын да қосады.',
              en: 'This source adds that Kazakhstan does not regard itself as a mediator either.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f03',
    input: {
      slug: 'tokayev-both-sides-can-hold-bilateral-dialogue',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев заявил, что Россия и Украина способны вести двусторонний диалог',
          kk: 'Тоқаев Ресей мен Украина екіжақты диалог жүргізе алады деп мәлімдеді',
          en: 'Tokayev said Russia and Ukraine are able to hold a bilateral dialogue',
        }),
        summaries: t({
          ru: 'По его мнению, стороны могут обсуждать между собой любые разногласия, причём на нескольких уровнях.',
          kk: 'Оның пікірінше, тараптар кез келген келіспеушілікті өзара, бірнеше деңгейде талқылай алады.',
          en: 'In his view the sides can discuss any of their disputes between themselves, and at several levels.',
        }),
        occurredAt: dayOfRemarks,
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:russia', role: 'SUBJECT' },
          { actor: 'ref:actor:ukraine', role: 'SUBJECT' },
        ],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [['екіжақты негізде және әртүрлі деңгейлерде диалог', 194, 'INDIRECT_SPEECH']],
          [quotedOnlyInRussian],
        ),
        inNurKz(tokayevByAkordaInNurKz, [
          ['в состоянии вести диалог по всем спорным', 333, 'DIRECT_QUOTE'],
          ['на двусторонней основе', 383, 'DIRECT_QUOTE'],
        ]),
      ],
    },
  },
  {
    key: 'f04',
    input: {
      slug: 'tokayev-ukrainian-crisis-is-extremely-complex',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев назвал «украинский кризис» крайне сложным',
          kk: 'Тоқаев «украина дағдарысын» аса күрделі деп атады',
          en: 'Tokayev called the “Ukrainian crisis” extremely complex',
        }),
        summaries: t({
          ru: 'Президент отметил, что и прежде публично придерживался этой оценки.',
          kk: 'Президент бұрын да көпшілік алдында осындай баға бергенін атап өтті.',
          en: 'The president noted that he had publicly held this view before.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [
            ['өте жоғары деңгейде күрделі', 293, 'DIRECT_QUOTE'],
            ['оңтайландыру мүмкін емес', 330, 'DIRECT_QUOTE'],
          ],
          [
            differs('TRANSLATION', {
              ru: 'Смысл расходится: здесь сказано, что кризис невозможно оптимизировать, в русском тексте — что его нельзя упрощать.',
              kk: 'Мағынасы алшақ: мұнда дағдарысты оңтайландыру мүмкін емес делінген, орысша мәтінде оны қарапайым етіп көрсетуге болмайды делінген.',
              en: 'The meaning differs: here the crisis cannot be optimised, in the Russian text it must not be simplified.',
            }),
          ],
        ),
        inNurKz(tokayevByAkordaInNurKz, [
          ['в высшей степени сложный', 485, 'DIRECT_QUOTE'],
          ['упрощать его нельзя', 512, 'DIRECT_QUOTE'],
        ]),
      ],
    },
  },
  {
    key: 'f05',
    input: {
      slug: 'tokayev-issues-pile-up-as-fighting-goes-on',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев сказал, что, пока идут бои, проблем становится всё больше',
          kk: 'Тоқаев ұрыс жалғасқан сайын мәселелер көбейе түсетінін айтты',
          en: 'Tokayev said issues pile up as the fighting goes on',
        }),
        summaries: t({
          ru: 'Среди них он назвал вопросы территории, истории, национальности, языка и политики.',
          kk: 'Солардың қатарында ол аумаққа, тарихқа, ұлтқа, тілге және саясатқа қатысты мәселелерді атады.',
          en: 'Among them he named questions of territory, history, nationality, language and politics.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(tokayevByAkorda, [['көптеген мәселелер туындауда', 433, 'DIRECT_QUOTE']]),
        inNurKz(
          tokayevByAkordaInNurKz,
          [['происходит наслоение множества вопросов', 601, 'INDIRECT_SPEECH']],
          [quotedOnlyInKazakh],
        ),
      ],
    },
  },
  {
    key: 'f06',
    input: {
      slug: 'tokayev-territory-is-the-hardest-issue',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев назвал территориальный вопрос главным и самым трудным',
          kk: 'Тоқаев аумақтық мәселені ең басты әрі ең қиын мәселе деп атады',
          en: 'Tokayev called territory the main and hardest issue',
        }),
        summaries: t({
          ru: 'По его словам, практического решения пока не видно: мешают споры об истории, где взгляды сильно расходятся.',
          kk: 'Оның айтуынша, әзірге іс жүзіндегі шешім көрінбейді: оған тарих төңірегіндегі дау кедергі, ал ондағы көзқарастар әрқилы.',
          en: 'He said no practical settlement is in sight for now because of disputes over history, on which views differ widely.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [
            ['территориялық мәселе қазір ең маңыздысы және қиыны', 525, 'DIRECT_QUOTE'],
            ['әзірге мүмкін болмауда', 766, 'DIRECT_QUOTE'],
          ],
          [
            differs('WORDING', {
              ru: 'Здесь сказано, что решение пока невозможно; в русском тексте — что его пока не видно.',
              kk: 'Мұнда шешім әзірге мүмкін емес делінген; орысша мәтінде ол әзірге көрінбейді делінген.',
              en: 'Here a settlement is not possible for now; in the Russian text it is not yet in sight.',
            }),
          ],
        ),
        inNurKz(tokayevByAkordaInNurKz, [
          ['территориальный вопрос сейчас самый главный и трудный', 728, 'DIRECT_QUOTE'],
          ['пока не просматривается', 834, 'DIRECT_QUOTE'],
        ]),
      ],
    },
  },
];
