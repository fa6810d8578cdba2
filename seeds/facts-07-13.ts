import {
  differs,
  inKazakhText,
  inNurKz,
  quotedOnlyInRussian,
  tokayevByAkorda,
  tokayevByAkordaInNurKz,
} from './attestations.js';
import { byPublication, dayOfRemarks } from './dates.js';
import { kazakhstan, unitedNations } from './places.js';
import { t } from './text.js';
import type { FactSeed } from './types.js';

/** What Tokayev said about negotiations and about Kazakhstan as their venue. */
export const facts07to13: readonly FactSeed[] = [
  {
    key: 'f07',
    input: {
      slug: 'tokayev-negotiations-must-continue',
      content: {
        kind: 'STANCE',
        titles: t({
          ru: 'Токаев заявил, что переговоры необходимо продолжать',
          kk: 'Тоқаев келіссөздерді жалғастыру қажет деп мәлімдеді',
          en: 'Tokayev said negotiations must continue',
        }),
        summaries: t({
          ru: 'Президент сказал это после слов о трудностях урегулирования.',
          kk: 'Президент бұл пікірін реттеудің қиындықтары туралы айтқан соң білдірді.',
          en: 'The president said this after speaking of the difficulties of a settlement.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [['келіссөздерді ары қарай жалғастыру керектігін', 926, 'INDIRECT_SPEECH']],
          [quotedOnlyInRussian],
        ),
        inNurKz(
          tokayevByAkordaInNurKz,
          [['переговоры надо продолжать', 1103, 'DIRECT_QUOTE']],
          [
            differs('SCOPE', {
              ru: 'Этот источник связывает слова с речью Токаева в ООН; она записана отдельным фактом.',
              kk: 'Бұл дереккөз айтылғанды Тоқаевтың БҰҰ-дағы сөзімен байланыстырады; ол жеке факт ретінде жазылған.',
              en: 'This source ties the words to Tokayev’s speech at the UN, which is recorded as a fact of its own.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f08',
    input: {
      slug: 'tokayev-called-for-negotiations-in-un-speech',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев сказал в речи в ООН, что переговоры нужно продолжать',
          kk: 'Тоқаев БҰҰ-да сөйлеген сөзінде келіссөздерді жалғастыру керегін айтты',
          en: 'Tokayev said in a speech at the UN that negotiations must continue',
        }),
        summaries: t({
          ru: 'Об этой речи президент упомянул сам. Дня, когда она прозвучала, источник не называет.',
          kk: 'Бұл сөзі туралы президенттің өзі айтты. Оның қай күні айтылғанын дереккөз көрсетпейді.',
          en: 'The president himself referred to this speech. The source does not give its day.',
        }),
        occurredAt: byPublication,
        places: [{ place: unitedNations, role: 'OCCURRED', basis: 'STATED' }],
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [inNurKz(tokayevByAkordaInNurKz, [['было сказано в моей речи в ООН', 1139, 'DIRECT_QUOTE']])],
    },
  },
  {
    key: 'f09',
    input: {
      slug: 'tokayev-offered-to-provide-for-leaders-talks',
      content: {
        kind: 'OFFER',
        titles: t({
          ru: 'Токаев заявил, что Казахстан готов обеспечить переговоры лидеров России и Украины',
          kk: 'Тоқаев Қазақстан Ресей мен Украина басшыларының келіссөзіне жағдай жасауға дайын деп мәлімдеді',
          en: 'Tokayev said Kazakhstan is ready to provide for talks between the leaders of Russia and Ukraine',
        }),
        summaries: t({
          ru: 'По его словам, если оба лидера захотят приехать в Казахстан, страна даст всё нужное для успеха переговоров.',
          kk: 'Оның айтуынша, екі басшы Қазақстанға келуге ниет білдірсе, ел келіссөздің сәтті өтуіне керектің бәрін жасайды.',
          en: 'If both leaders wish to come to Kazakhstan, he said, the country will supply what the talks need to succeed.',
        }),
        occurredAt: dayOfRemarks,
        places: [{ place: kazakhstan, role: 'PROPOSED', basis: 'STATED' }],
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:kazakhstan', role: 'HOST' },
        ],
      },
      attestations: [
        inKazakhText(tokayevByAkorda, [['барлық қажетті қызметтерді ұсынамыз', 1109, 'DIRECT_QUOTE']]),
        inNurKz(tokayevByAkordaInNurKz, [['мы предоставим все необходимые услуги', 1241, 'DIRECT_QUOTE']]),
      ],
    },
  },
  {
    key: 'f10',
    input: {
      slug: 'tokayev-summits-need-expert-preparation',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев заявил, что встречи на высшем уровне требуют тщательной подготовки экспертов',
          kk: 'Тоқаев жоғары деңгейдегі кездесулер сарапшылардың мұқият дайындығын қажет етеді деп мәлімдеді',
          en: 'Tokayev said summit meetings need careful preparation by experts',
        }),
        summaries: t({
          ru: 'Он сказал, что такую работу ведут дипломаты и другие службы, и назвал это аксиомой.',
          kk: 'Ол мұндай жұмысты дипломаттар мен өзге де қызметтер атқаратынын айтып, мұны аксиома деп атады.',
          en: 'He said that diplomats and other services do this work, and called it an axiom.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [
            ['ең бастысы', 1153, 'DIRECT_QUOTE'],
            ['сараптамалық деңгейде мұқият дайындалады', 1232, 'DIRECT_QUOTE'],
          ],
          [
            differs('WORDING', {
              ru: 'Здесь он называет это самым важным; в русском тексте этого нет.',
              kk: 'Мұнда ол осыны ең маңыздысы деп атайды; орысша мәтінде бұл жоқ.',
              en: 'Here he calls this the most important thing; the Russian text does not have that.',
            }),
          ],
        ),
        inNurKz(
          tokayevByAkordaInNurKz,
          [
            ['тщательно готовятся на экспертном уровне', 1388, 'INDIRECT_SPEECH'],
            ['аксиома и азбука', 1467, 'DIRECT_QUOTE'],
          ],
          [
            differs('WORDING', {
              ru: 'Здесь мысль подчёркнута двумя сравнениями; в казахском тексте осталось одно — аксиома.',
              kk: 'Мұнда ой екі теңеумен күшейтілген; қазақша мәтінде біреуі ғана – аксиома – қалған.',
              en: 'Here the point is stressed with two comparisons; the Kazakh text keeps only one, the axiom.',
            }),
            differs('MODE', {
              ru: 'Часть слов передана здесь косвенной речью; в казахском тексте всё — прямая цитата.',
              kk: 'Мұнда сөздің бір бөлігі төлеу сөзбен берілген; қазақша мәтінде бәрі – тікелей дәйексөз.',
              en: 'Part of the words is indirect speech here; in the Kazakh text all of it is a direct quotation.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f11',
    input: {
      slug: 'tokayev-results-without-truce-unrealistic',
      content: {
        kind: 'STATEMENT',
        titles: t({
          ru: 'Токаев назвал нереалистичным расчёт на результат без перемирия',
          kk: 'Тоқаев бітімсіз нәтиже күту шынайы емес екенін айтты',
          en: 'Tokayev said expecting results without a truce is unrealistic',
        }),
        summaries: t({
          ru: 'По его оценке, трудно рассчитывать на итог переговоров, пока идут бои и нет согласия по главным вопросам.',
          kk: 'Оның бағалауынша, ұрыс жүріп жатқанда және басты мәселелер бойынша келісім болмай тұрғанда келіссөздің нәтижесіне сенім артуға болмайды.',
          en: 'In his assessment, talks cannot be counted on to bring results while the fighting goes on and the main issues are not agreed.',
        }),
        occurredAt: dayOfRemarks,
        participants: [{ actor: 'ref:actor:tokayev', role: 'SPEAKER' }],
      },
      attestations: [
        inKazakhText(
          tokayevByAkorda,
          [
            ['оңтайлы нәтиже', 1476, 'INDIRECT_SPEECH'],
            ['шындыққа жанаспайтын тәсіл', 1513, 'INDIRECT_SPEECH'],
          ],
          [
            quotedOnlyInRussian,
            differs('WORDING', {
              ru: 'Здесь говорится о благоприятном результате, в русском тексте — о практическом.',
              kk: 'Мұнда оңтайлы нәтиже туралы айтылған, орысша мәтінде – іс жүзіндегі нәтиже туралы.',
              en: 'Here it is a favourable result, in the Russian text a practical one.',
            }),
          ],
        ),
        inNurKz(tokayevByAkordaInNurKz, [
          ['практический результат', 1512, 'DIRECT_QUOTE'],
          ['нереалистичный подход', 1671, 'DIRECT_QUOTE'],
        ]),
      ],
    },
  },
  {
    key: 'f12',
    input: {
      slug: 'tokayev-favours-direct-ukraine-russia-talks',
      content: {
        kind: 'STANCE',
        titles: t({
          ru: 'Токаев высказался за прямые переговоры Украины и России',
          kk: 'Тоқаев Украина мен Ресейдің тікелей келіссөзін жақтайтынын айтты',
          en: 'Tokayev spoke in favour of direct talks between Ukraine and Russia',
        }),
        summaries: t({
          ru: 'По его словам, их следует начать, но сперва подготовить почву, чтобы стороны могли понять друг друга.',
          kk: 'Оның айтуынша, келіссөзді бастау керек, бірақ тараптар бірін-бірі түсінуі үшін алдымен дайындық жүргізілуі тиіс.',
          en: 'He said they should start, but that the ground must be prepared first so that the sides can understand each other.',
        }),
        occurredAt: dayOfRemarks,
        validDuring: { start: dayOfRemarks, open: true },
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:ukraine', role: 'SUBJECT' },
          { actor: 'ref:actor:russia', role: 'SUBJECT' },
        ],
      },
      attestations: [
        inKazakhText(tokayevByAkorda, [['тікелей келіссөздердің басталуын қолдаймыз', 1622, 'DIRECT_QUOTE']]),
        inNurKz(
          tokayevByAkordaInNurKz,
          [['за начало прямых переговоров на высшем уровне', 1729, 'DIRECT_QUOTE']],
          [
            differs('SCOPE', {
              ru: 'Только этот источник уточняет, что речь о переговорах на высшем уровне.',
              kk: 'Әңгіме жоғары деңгейдегі келіссөз туралы екенін тек осы дереккөз нақтылайды.',
              en: 'Only this source specifies that the talks meant are at the highest level.',
            }),
          ],
        ),
      ],
    },
  },
  {
    key: 'f13',
    input: {
      slug: 'tokayev-offered-kazakhstan-as-venue',
      content: {
        kind: 'OFFER',
        titles: t({
          ru: 'Токаев заявил, что Казахстан готов предоставить площадку для переговоров любого уровня',
          kk: 'Тоқаев Қазақстанның кез келген деңгейдегі келіссөзге алаң ұсынуға дайын екенін мәлімдеді',
          en: 'Tokayev said Kazakhstan is ready to provide a venue for talks at any level',
        }),
        summaries: t({
          ru: 'По его словам, это были бы «добрые услуги» при необходимости, без роли посредника.',
          kk: 'Оның айтуынша, бұл – қажет болған жағдайда, делдал рөлінсіз көрсетілетін «игі қызмет».',
          en: 'He described this as “good offices”, given if needed and without acting as a mediator.',
        }),
        occurredAt: dayOfRemarks,
        validDuring: { start: dayOfRemarks, open: true },
        places: [{ place: kazakhstan, role: 'PROPOSED', basis: 'STATED' }],
        participants: [
          { actor: 'ref:actor:tokayev', role: 'SPEAKER' },
          { actor: 'ref:actor:kazakhstan', role: 'HOST' },
        ],
      },
      attestations: [
        inKazakhText(tokayevByAkorda, [['келіссөздер мен кездесулер орыны ретіндегі', 1813, 'DIRECT_QUOTE']]),
        inNurKz(tokayevByAkordaInNurKz, [['как место переговоров и встреч', 1978, 'DIRECT_QUOTE']]),
      ],
    },
  },
];
