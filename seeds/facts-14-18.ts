import {
  akordaInNurKz,
  akordaItself,
  differs,
  inKazakhText,
  inNurKz,
  kremlinByPeskov,
  kremlinByUnnamedOutlet,
  putinByPeskov,
  tokayevByAkorda,
  tokayevByAkordaInNurKz,
  zelenskyByNurKz,
  zelenskyByUnnamedOutlet,
} from './attestations.js';
import { byPublication, dayBeforePublication, dayOfRemarks, dayOfResponse } from './dates.js';
import { kazakhstan, moscow } from './places.js';
import { t } from './text.js';
import type { FactSeed } from './types.js';

/** The proposals of a venue, the response, and how Tokayev's remarks came out. */
export const facts14to18: readonly FactSeed[] = [
  {
    key: 'f14',
    input: {
      slug: 'zelensky-proposed-kazakhstan-as-venue',
      content: {
        kind: 'PROPOSAL',
        titles: t({
          ru: 'Зеленский назвал Казахстан возможным местом переговоров',
          kk: 'Зеленский келіссөз өтуі мүмкін орын ретінде Қазақстанды атады',
          en: 'Zelensky named Kazakhstan as a possible venue for talks',
        }),
        summaries: t({
          ru: 'Президент Украины сказал, что готов к встрече или переговорам в Казахстане. С кем именно, источники передают по-разному.',
          kk: 'Украина президенті Қазақстандағы кездесуге немесе келіссөзге әзір екенін айтты. Нақты кіммен екенін дереккөздер әртүрлі жеткізеді.',
          en: 'The president of Ukraine said he is ready for a meeting or talks in Kazakhstan. The sources differ on with whom.',
        }),
        occurredAt: dayBeforePublication,
        places: [{ place: kazakhstan, role: 'PROPOSED', basis: 'STATED' }],
        participants: [{ actor: 'ref:actor:zelensky', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          zelenskyByUnnamedOutlet,
          [['Қазақстанда кездесуге дайын екенін', 2206, 'INDIRECT_SPEECH']],
          [
            differs('COUNTERPART', {
              ru: 'Здесь речь о личной встрече с Владимиром Путиным.',
              kk: 'Мұнда Владимир Путинмен жеке кездесу туралы айтылған.',
              en: 'Here it is a meeting with Vladimir Putin in person.',
            }),
            differs('DATE', {
              ru: 'Этот источник не называет дня.',
              kk: 'Бұл дереккөз күнін атамайды.',
              en: 'This source gives no day.',
            }),
          ],
        ),
        inNurKz(
          zelenskyByNurKz,
          [['готов провести их, например, в Казахстане', 2179, 'INDIRECT_SPEECH']],
          [
            differs('COUNTERPART', {
              ru: 'Здесь речь о переговорах с Россией; Путин не упомянут, а Казахстан приведён как пример.',
              kk: 'Мұнда Ресеймен келіссөз туралы айтылған; Путин аталмайды, ал Қазақстан мысал ретінде келтірілген.',
              en: 'Here it is talks with Russia; Putin is not mentioned, and Kazakhstan is given as an example.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f15',
    input: {
      slug: 'kremlin-responded-to-kazakhstan-venue-proposal',
      content: {
        kind: 'RESPONSE',
        titles: t({
          ru: 'Кремль ответил на предложение Зеленского о переговорах в Казахстане',
          kk: 'Кремль Зеленскийдің Қазақстандағы келіссөз туралы ұсынысына жауап берді',
          en: 'The Kremlin responded to Zelensky’s proposal of talks in Kazakhstan',
        }),
        summaries: t({
          ru: 'Ответ последовал позже самого предложения. Кто его дал и в чём он состоял, сообщает только один из двух источников.',
          kk: 'Жауап ұсыныстың өзінен кейінірек берілді. Оны кім айтқанын және мазмұнын екі дереккөздің біреуі ғана хабарлайды.',
          en: 'The response came later than the proposal itself. Only one of the two sources reports who gave it and what it said.',
        }),
        occurredAt: dayOfResponse,
        participants: [{ actor: 'ref:actor:kremlin', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          kremlinByUnnamedOutlet,
          [['ұсынысына қатысты жауап берді', 2286, 'NARRATION']],
          [
            differs('OMISSION', {
              ru: 'Этот источник не сообщает ни кто ответил от имени Кремля, ни что было сказано.',
              kk: 'Бұл дереккөз Кремль атынан кім жауап бергенін де, не айтылғанын да хабарламайды.',
              en: 'This source reports neither who answered for the Kremlin nor what was said.',
            }),
          ],
        ),
        inNurKz(
          kremlinByPeskov,
          [['на это предложение ответили в Кремле', 2229, 'NARRATION']],
          [
            differs('SCOPE', {
              ru: 'Только этот источник называет Дмитрия Пескова и передаёт содержание ответа: напоминание о Москве.',
              kk: 'Дмитрий Песковты атап, жауаптың мазмұнын – Мәскеу туралы еске салуды – тек осы дереккөз жеткізеді.',
              en: 'Only this source names Dmitry Peskov and gives what the response said: a reminder of Moscow.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f16',
    input: {
      slug: 'putin-proposed-talks-in-moscow',
      content: {
        kind: 'PROPOSAL',
        titles: t({
          ru: 'Путин предлагал провести переговоры в Москве',
          kk: 'Путин келіссөзді Мәскеуде өткізуді ұсынған',
          en: 'Putin had proposed holding talks in Moscow',
        }),
        summaries: t({
          ru: 'Об этом сказал его пресс-секретарь Дмитрий Песков. Дня самого предложения источник не называет.',
          kk: 'Мұны оның баспасөз хатшысы Дмитрий Песков айтты. Ұсыныстың қай күні жасалғанын дереккөз көрсетпейді.',
          en: 'His press secretary, Dmitry Peskov, said so. The source does not give the day of the proposal itself.',
        }),
        occurredAt: byPublication,
        places: [{ place: moscow, role: 'PROPOSED', basis: 'STATED' }],
        participants: [{ actor: 'ref:actor:putin', role: 'SPEAKER' }],
      },
      attestations: [inNurKz(putinByPeskov, [['Путин предлагал переговоры в Москве', 2312, 'INDIRECT_SPEECH']])],
    },
  },
  {
    key: 'f17',
    input: {
      slug: 'akorda-released-tokayev-remarks',
      content: {
        kind: 'PUBLICATION',
        titles: t({
          ru: 'Акорда распространила высказывания Токаева',
          kk: 'Ақорда Тоқаевтың айтқандарын таратты',
          en: 'Akorda released Tokayev’s remarks',
        }),
        summaries: t({
          ru: 'Оба источника передают слова президента, ссылаясь на его пресс-службу: происхождение у них одно.',
          kk: 'Екі дереккөз де президенттің сөзін оның баспасөз қызметіне сілтеме жасап жеткізеді: екеуінің де түпдерегі бір.',
          en: 'Both sources report the president’s words with reference to his press service: their origin is one.',
        }),
        occurredAt: dayOfRemarks,
        participants: [
          { actor: 'ref:actor:akorda', role: 'PARTICIPANT' },
          { actor: 'ref:actor:tokayev', role: 'SUBJECT' },
        ],
      },
      attestations: [
        inKazakhText(akordaItself, [['Ақорда баспасөз қызметі атап өткендей', 90, 'NARRATION']]),
        inNurKz(akordaInNurKz, [['со ссылкой на Акорду', 155, 'NARRATION']]),
      ],
    },
  },
  {
    key: 'f18',
    input: {
      slug: 'tokayev-commented-on-talks-in-kazakhstan',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев прокомментировал идею переговоров России и Украины в Казахстане',
          kk: 'Тоқаев Ресей мен Украинаның келіссөзін Қазақстанда өткізу идеясына пікір білдірді',
          en: 'Tokayev commented on the idea of Russia–Ukraine talks in Kazakhstan',
        }),
        summaries: t({
          ru: 'Что он сказал о посредничестве, территориях, подготовке встреч и услугах Казахстана, записано отдельными фактами.',
          kk: 'Делдалдық, аумақ, кездесулерге дайындық және Қазақстанның қызметі жөнінде айтқандары жеке фактілер ретінде жазылған.',
          en: 'What he said of mediation, territory, the preparation of meetings and Kazakhstan’s services is recorded as facts of their own.',
        }),
        occurredAt: dayOfRemarks,
        places: [{ place: kazakhstan, role: 'SUBJECT', basis: 'STATED' }],
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:russia', role: 'SUBJECT' },
          { actor: 'ref:actor:ukraine', role: 'SUBJECT' },
        ],
      },
      attestations: [
        {
          ...inKazakhText(
            tokayevByAkorda,
            [['Ресей мен Украина шиеленісінде', 35, 'HEADLINE']],
            [
              differs('OMISSION', {
                ru: 'Этот источник прямо не говорит, что Токаев отвечает на предложение о переговорах в Казахстане; это следует из содержания.',
                kk: 'Бұл дереккөз Тоқаевтың Қазақстандағы келіссөз туралы ұсынысқа пікір білдіргенін тікелей айтпайды; бұл мазмұнынан аңғарылады.',
                en: 'This source does not say outright that Tokayev was commenting on a proposal of talks in Kazakhstan; that follows from its content.',
              }),
            ],
          ),
          stance: 'PARTLY_AFFIRMS',
        },
        inNurKz(tokayevByAkordaInNurKz, [['высказался о предложении провести переговоры', 55, 'NARRATION']]),
      ],
    },
  },
];
