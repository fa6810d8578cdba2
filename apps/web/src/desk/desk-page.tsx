import './desk.css';
import './words.js';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { Skeleton } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { send } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { DeskTimelinesDocument, ReportFactDocument } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';
import { useSession } from '../session/use-session.js';
import { AttestationFields, QuoteFields } from './attestation-fields.js';
import { CommandForm } from './command-form.js';
import { ContentFields } from './content-fields.js';
import { noReport, originalOf } from './draft.js';
import type { ReportDraft, SourceDraft } from './draft.js';
import { reportInput } from './inputs.js';
import { Group } from './fields.js';
import { SourcePane } from './source-pane.js';
import { useDraft } from './use-draft.js';

/** Where facts are recorded: the source on one side, what is made of it on the other. */
export function DeskPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  useTitle(t('nav.desk'));
  return (
    <main id="content" className="wrap desk">
      <h1>{t('desk.report')}</h1>
      {session === undefined ? (
        <Skeleton lines={6} tall />
      ) : session.editor ? (
        <Report key={session.editor.id} />
      ) : (
        <p>
          {t('desk.signIn')} <Go to="/sign-in">{t('nav.signIn')}</Go>
        </p>
      )}
    </main>
  );
}

function Report() {
  const { t, i18n } = useTranslation();
  const source = useRef<SourceDraft>(null);
  const form = useDraft<ReportDraft>('report', () => noReport(i18n.language, source.current));
  const [recorded, tell] = useState<{ readonly slug: string; readonly title: string }>();
  const { draft, change } = form;
  const input = reportInput(draft);
  return (
    <>
      {recorded ? <Recorded {...recorded} /> : null}
      <div className="desk-halves">
        <SourcePane attestation={draft.attestation} onChange={(attestation) => change({ ...draft, attestation })} />
        <section className="pane" aria-labelledby="desk-fact">
          <h2 id="desk-fact">{t('desk.fact')}</h2>
          <CommandForm
            form={form}
            input={input}
            run={(commandId) => {
              // The next fact is often of the same source.
              source.current = draft.attestation.source;
              return send(ReportFactDocument, { input: { ...input, commandId } });
            }}
            label={t('desk.report')}
            submit={t('desk.reportIt')}
            blocked={draft.attestation.source ? undefined : t('desk.noSourceYet')}
            onDone={({ reportFact }) => {
              const { titles } = draft.content;
              if (reportFact)
                tell({ slug: reportFact.fact.slug, title: titles[originalOf(titles) as 'en'] || reportFact.fact.slug });
            }}
          >
            <QuoteFields
              path="attestations.0"
              attestation={draft.attestation}
              onChange={(attestation) => change({ ...draft, attestation })}
            />
            <ContentFields content={draft.content} onChange={(content) => change({ ...draft, content })} />
            <AttestationFields
              path="attestations.0"
              language={originalOf(draft.content.titles)}
              attestation={draft.attestation}
              onChange={(attestation) => change({ ...draft, attestation })}
            />
            <Timelines chosen={draft.timelines} onChange={(timelines) => change({ ...draft, timelines })} />
          </CommandForm>
        </section>
      </div>
    </>
  );
}

function Recorded({ slug, title }: { readonly slug: string; readonly title: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), [slug]);
  return (
    <p ref={box} tabIndex={-1} role="status" className="recorded">
      {t('desk.recorded')}{' '}
      <Go to={`/facts/${slug}`} with={{ at: null }}>
        {title}
      </Go>
    </p>
  );
}

interface TimelinesProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The timelines that the fact is placed on as it is reported. */
function Timelines({ chosen, onChange }: TimelinesProps) {
  const { t, i18n } = useTranslation();
  const variables = { languages: wanted(i18n.language), after: undefined as string | undefined };
  const { pages } = useRecordList(DeskTimelinesDocument, variables, ({ timelines }) => timelines);
  const timelines = pages?.flatMap(({ nodes }) => nodes) ?? [];
  if (timelines.length === 0) return null;
  return (
    <Group path="timelines" legend={t('desk.timelines')} optional className="checks">
      {timelines.map(({ entityId, title }) => (
        <label key={entityId}>
          <input
            type="checkbox"
            checked={chosen.includes(entityId)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, entityId] : chosen.filter((id) => id !== entityId))
            }
          />
          <span lang={title.language}>{title.value}</span>
        </label>
      ))}
    </Group>
  );
}
