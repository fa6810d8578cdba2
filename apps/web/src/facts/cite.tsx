import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Copy } from '../parts/copy.js';
import type { FactOfPage } from './fact-of-page.js';

const STYLES = { plain: 'Text', bibtex: 'BibTeX', csl: 'CSL-JSON' } as const;

/** How to cite the revision that is shown, in the style of one's choice. */
export function Cite({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const [style, choose] = useState<keyof typeof STYLES>('plain');
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{t('fact.cite')}</h2>
      <div className="styles" role="group" aria-labelledby="cite">
        {(Object.keys(STYLES) as (keyof typeof STYLES)[]).map((name) => (
          <button key={name} type="button" className="plain" aria-pressed={style === name} onClick={() => choose(name)}>
            {STYLES[name]}
          </button>
        ))}
      </div>
      <pre tabIndex={0} aria-label={STYLES[style]}>
        {fact[style]}
      </pre>
      <Copy text={fact[style]} />
    </section>
  );
}
