import { useTranslation } from 'react-i18next';
import { Chain } from '../parts/chain.js';
import { Go } from '../parts/go.js';
import { Notice } from '../parts/notice.js';
import { Said } from '../parts/said.js';
import { doubtOf } from '../record/dates.js';
import { useMoments } from '../record/moments.js';
import type { EntryFragment, WordsFragment } from '../record/operations.js';
import { supportOf } from '../record/support.js';

interface EntryProps {
  readonly fact: EntryFragment;
  readonly note?: WordsFragment | null;
  readonly isChosen?: boolean;
  readonly onChoose?: () => void;
}

/** An entry of a timeline: kind and who · the fact · what is said of it · how we know · what was corrected. */
export function Entry({ fact, note, isChosen = false, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const { day, lasted } = useMoments();
  const { retraction, disputes, corrections } = fact;
  const [speaker] = fact.participants.filter(({ role }) => role === 'SPEAKER');
  const [place] = fact.places.filter(({ role }) => role === 'OCCURRED');
  const doubt = doubtOf(fact.occurredAt, t);
  const open = disputes.find(({ closedAt }) => !closedAt);
  const [last] = corrections;
  const differ = fact.attestations.flatMap(({ withdrawal, divergences }) => (withdrawal ? [] : divergences));
  const chain = longest(fact.attestations.filter(({ withdrawal }) => !withdrawal).map(({ chain }) => chain));
  const state = retraction ? ' gone' : last ? ' fixed' : doubt ? ' held' : '';
  return (
    <article id={`entry-${fact.slug}`} className={`entry${state}${isChosen ? ' chosen' : ''}`} onFocus={onChoose}>
      <p className="kind">
        <b>{t(`kind.${fact.kind}`)}</b>
        {speaker ? (
          <>
            {' · '}
            <Go to={`/actors/${speaker.actor.entityId}`}>
              <Said text={speaker.actor.name} quiet />
            </Go>
          </>
        ) : null}
        {place ? (
          <>
            {' · '}
            <span title={place.basis === 'INFERRED' ? t('place.INFERRED') : undefined}>
              <Said text={place.place.name} quiet />
            </span>
          </>
        ) : null}
      </p>
      <h3>
        <Go to={`/facts/${fact.slug}`}>
          <Said text={fact.title} quiet />
        </Go>
      </h3>
      {fact.summary ? (
        <p className="said">
          <Said text={fact.summary} />
        </p>
      ) : null}
      {differ.length > 0 ? (
        <p className="said">
          {t('entry.differ')} <Said text={differ[0]!.note} />
          {differ.length > 1 ? <Go to={`/facts/${fact.slug}`}> +{differ.length - 1}</Go> : null}
        </p>
      ) : null}
      <div className="proof">
        {chain ? <Chain steps={chain} /> : null}
        <span
          className={fact.corroboration.level === 'UNSUPPORTED' || fact.corroboration.contested ? 'tag hold' : 'tag ok'}
        >
          {supportOf(fact.corroboration, t)}
        </span>
        {open ? <span className="tag gone">{t('entry.disputed', { date: day(open.openedAt) })}</span> : null}
        {retraction ? (
          <span className="tag gone">
            {t('entry.retracted', { date: day(retraction.correctedAt) })} ·{' '}
            {t('entry.stood', { time: lasted(retraction.stoodForSeconds) })}
          </span>
        ) : last ? (
          <span className="tag fix">
            {fact.correctionCount > 1
              ? t('entry.correctedTimes', { count: fact.correctionCount, date: day(last.correctedAt) })
              : t('entry.corrected', { date: day(last.correctedAt) })}{' '}
            · {t('entry.stood', { time: lasted(last.stoodForSeconds) })}
          </span>
        ) : null}
      </div>
      {retraction ? (
        <p className="why">{t('entry.why', { reason: (retraction.reason ?? retraction.whatWasWrong).value })}</p>
      ) : last ? (
        <Notice notice={last} />
      ) : null}
      {open ? <p className="why">{t('entry.why', { reason: open.reason.value })}</p> : null}
      {note ? <p className="why">{t('entry.note', { note: note.value })}</p> : null}
    </article>
  );
}

type Chains = EntryFragment['attestations'][number]['chain'];
const longest = (chains: readonly Chains[]): Chains | undefined =>
  chains.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)[0];
