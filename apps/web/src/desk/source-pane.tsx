import { useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { DeskSourceDocument, DeskSourcesDocument } from '../record/operations.js';
import { useRecord } from '../record/use-record.js';
import { Go } from '../parts/go.js';
import { Answered } from '../parts/states.js';
import { Capture, takeSource } from './capture.js';
import { noAttestation, passage } from './draft.js';
import type { AttestationDraft, SourceDraft } from './draft.js';
import { Picker } from './picker.js';
import type { Option } from './picker.js';

interface SourcePaneProps {
  readonly attestation: AttestationDraft;
  readonly onChange: (attestation: AttestationDraft) => void;
}

/** The source at hand, from whose text quotations are taken; or the ways to one. */
export function SourcePane({ attestation, onChange }: SourcePaneProps) {
  const { t } = useTranslation();
  const [isRegistered, setRegistered] = useState(false);
  const name = useId();
  const { source, quotes } = attestation;
  if (source) return <SourceText source={source} attestation={attestation} onChange={onChange} />;
  const take = (taken: SourceDraft) =>
    onChange({ ...noAttestation(taken), stance: attestation.stance, chain: attestation.chain });
  return (
    <section className="pane" aria-labelledby={`${name}-title`} data-quotes={quotes.length}>
      <h2 id={`${name}-title`}>{t('desk.source')}</h2>
      <fieldset className="ways">
        <legend className="unseen">{t('desk.source')}</legend>
        {[false, true].map((way) => (
          <label key={String(way)}>
            <input type="radio" name={name} checked={isRegistered === way} onChange={() => setRegistered(way)} />
            <span>{way ? t('desk.registered') : t('desk.paste')}</span>
          </label>
        ))}
      </fieldset>
      {isRegistered ? <Registered onTaken={take} /> : <Capture onTaken={take} />}
    </section>
  );
}

/** Takes a source that is registered already, found by its headline, outlet or address. */
function Registered({ onTaken }: { readonly onTaken: (source: SourceDraft) => void }) {
  const { t, i18n } = useTranslation();
  const find = async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const found: Option[] = [];
    for (let after: string | undefined, page = 0; page < 10; page++) {
      const { sources } = await ask(DeskSourcesDocument, { after, languages: wanted(i18n.language) }, signal);
      for (const { entityId, headline, publisher, publishedAt, url, mergedInto } of sources?.nodes ?? []) {
        const about = [publisher?.name.value, publishedAt.display.value].filter(Boolean).join(', ');
        const name = headline?.value ?? url ?? t('source.untitled');
        const says = `${name} ${about} ${url ?? ''}`.toLowerCase().includes(text.toLowerCase());
        if (says && !mergedInto) found.push({ id: entityId, name, about, lang: headline?.language });
      }
      if (!sources?.pageInfo.hasNextPage) break;
      after = sources.pageInfo.endCursor ?? undefined;
    }
    return found.slice(-12).toReversed();
  };
  return (
    <Picker
      path="source"
      label={t('desk.findSource')}
      hint={t('desk.findSourceHint')}
      kind={`source ${i18n.language}`}
      eager
      value={null}
      find={find}
      onPick={(picked) => picked && void takeSource(picked.id, i18n.language).then(onTaken)}
    />
  );
}

type SourceTextProps = SourcePaneProps & { readonly source: SourceDraft };

/** The text of the source as it was captured. What is selected in it, by mouse or by keyboard, becomes a quotation. */
function SourceText({ source, attestation, onChange }: SourceTextProps) {
  const { t, i18n } = useTranslation();
  const title = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, say] = useState('');
  const asked = useRecord(DeskSourceDocument, { id: source.id, languages: wanted(i18n.language) });
  const { quotes } = attestation;
  const kept = asked.data?.source?.snapshots.find(({ sha256 }) => sha256 === source.snapshot)?.text;
  const text = source.text ?? kept;
  const unwritable = useCallback((node: HTMLTextAreaElement) => {
    area.current = node;
    // With readOnly there is no caret, and so no selecting by keyboard: the text takes the focus, and no change.
    const refuse = (event: Event) => event.preventDefault();
    node.addEventListener('beforeinput', refuse);
    return () => node.removeEventListener('beforeinput', refuse);
  }, []);
  const quote = () => {
    const { selectionStart, selectionEnd } = area.current!;
    const selected = passage(text ?? '', selectionStart, selectionEnd);
    if (!selected) return say(t('desk.nothingSelected'));
    onChange({ ...attestation, quotes: [...quotes, { ...selected, language: source.language, mode: '' }] });
    say(t('desk.quoted', { number: quotes.length + 1 }));
  };
  return (
    <section className="pane" aria-labelledby={title}>
      <h2 id={title}>{t('desk.source')}</h2>
      <p className="picked">
        <Go to={`/sources/${source.id}`} with={{ at: null }} lang={source.language}>
          {source.name || t('source.untitled')}
        </Go>
        <button
          type="button"
          className="link"
          onClick={() =>
            quotes.length > 0
              ? say(t('desk.quotesFirst'))
              : onChange({ ...noAttestation(), stance: attestation.stance, chain: attestation.chain })
          }
        >
          {t('desk.otherSource')}
        </button>
      </p>
      <Answered of={asked}>
        {() =>
          text ? (
            <>
              <label className="unseen" htmlFor={`${title}-text`}>
                {t('desk.sourceText')}
              </label>
              <textarea
                ref={unwritable}
                id={`${title}-text`}
                className="source-text"
                aria-readonly="true"
                inputMode="none"
                spellCheck={false}
                onChange={() => undefined}
                rows={22}
                lang={source.language}
                value={text}
                aria-describedby={`${title}-hint`}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  quote();
                }}
              />
              <div className="actions sticky">
                <button type="button" className="primary" onClick={quote}>
                  {t('desk.makeQuote')}
                </button>
                <span role="status" className="hint">
                  {said}
                </span>
              </div>
              <p className="hint" id={`${title}-hint`}>
                {t('desk.selectHint')}
              </p>
            </>
          ) : (
            <p className="quiet">{t('desk.noText')}</p>
          )
        }
      </Answered>
    </section>
  );
}
