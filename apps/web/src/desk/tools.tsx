import './desk.css';
import './words.js';
import { useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { wanted } from '../record/languages.js';
import { DeskFactDocument } from '../record/operations.js';
import { useRecord } from '../record/use-record.js';
import { AttestForm } from './attest-form.js';
import { CorrectForm, UpdateForm } from './content-forms.js';
import type { DeskFact } from './fact-draft.js';
import { PlaceForm } from './place-form.js';
import { RelateForm } from './relate-form.js';
import { DisputeForm, ReinstateForm, ResolveForm, RetractForm } from './standing-forms.js';
import type { ToolProps } from './tool-props.js';
import { TranslateForm } from './translate-form.js';

const FORMS = {
  correct: CorrectForm,
  update: UpdateForm,
  attest: AttestForm,
  translate: TranslateForm,
  relate: RelateForm,
  place: PlaceForm,
  dispute: DisputeForm,
  resolve: ResolveForm,
  retract: RetractForm,
  reinstate: ReinstateForm,
} satisfies Record<string, ComponentType<ToolProps>>;
type Tool = keyof typeof FORMS;

/** What a reporter may do; all else is an editor's. */
const REPORTERS: readonly Tool[] = ['attest', 'translate', 'place'];

/** What can be done with a fact as it stands. */
function toolsFor({ status, mergedInto }: DeskFact): Tool[] {
  if (status === 'RETRACTED' || mergedInto) return ['reinstate', 'translate', 'relate'];
  return [
    'correct',
    'update',
    'attest',
    'translate',
    'relate',
    'place',
    status === 'DISPUTED' ? 'resolve' : 'dispute',
    'retract',
  ];
}

interface ToolsProps {
  readonly slug: string;
  readonly role: 'reporter' | 'editor';
}

/** The tools of a fact, and the form of the one that is taken up. */
export function Tools({ slug, role }: ToolsProps) {
  const { t, i18n } = useTranslation();
  const [taken, take] = useState<Tool>();
  const [isDone, done] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const fact = useRecord(DeskFactDocument, { slug, languages: wanted(i18n.language) }, { keep: true }).data?.fact;
  useEffect(() => {
    if (taken) panel.current?.querySelector<HTMLElement>('h2')?.focus();
    else if (isDone) status.current?.focus();
  }, [taken, isDone]);
  if (!fact) return null;
  const may = (tool: Tool) => role === 'editor' || REPORTERS.includes(tool);
  const tools = toolsFor(fact);
  const withheld = tools.filter((tool) => !may(tool));
  const Form = taken && FORMS[taken];
  const close = (recorded: boolean) => {
    done(recorded);
    take(undefined);
  };
  return (
    <section ref={panel} className="desk tools" aria-label={t('tool.all')}>
      <div className="toolbar" role="group" aria-label={t('tool.all')}>
        {tools.filter(may).map((tool) => (
          <button
            key={tool}
            type="button"
            className="plain"
            aria-pressed={tool === taken}
            onClick={() => {
              done(false);
              take(tool === taken ? undefined : tool);
            }}
          >
            {t(`tool.${tool}`)}
          </button>
        ))}
      </div>
      {withheld.length > 0 ? (
        <p className="hint">
          {t('tool.editors', {
            tools: withheld.map((tool) => t(`tool.${tool}`).toLocaleLowerCase(i18n.language)).join(', '),
          })}
        </p>
      ) : null}
      {isDone ? (
        <p ref={status} tabIndex={-1} role="status" className="recorded">
          {t('tool.done')}
        </p>
      ) : null}
      {Form ? (
        <div className="sheet">
          <h2 tabIndex={-1}>{t(`tool.${taken}`)}</h2>
          <p className="hint">{t(`toolHint.${taken}`)}</p>
          <Form
            key={`${fact.entityId} ${taken}`}
            fact={fact}
            isEditor={role === 'editor'}
            onDone={() => close(true)}
            onCancel={() => close(false)}
          />
        </div>
      ) : null}
    </section>
  );
}
