import { useTranslation } from 'react-i18next';
import { ask } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { FindFactsDocument } from '../record/operations.js';
import type { Picked } from './draft.js';
import { Picker } from './picker.js';

interface FactFieldProps {
  readonly path: string;
  readonly label: string;
  readonly value: Picked | null;
  readonly onPick: (fact: Picked | null) => void;
  /** A fact that is not offered: the one at hand. */
  readonly except?: string;
}

/** Chooses another fact by its words. */
export function FactField({ except, ...field }: FactFieldProps) {
  const { i18n } = useTranslation();
  const find = async (text: string, signal: AbortSignal) => {
    const { facts } = await ask(FindFactsDocument, { text, languages: wanted(i18n.language) }, signal);
    return (facts?.nodes ?? [])
      .filter(({ entityId }) => entityId !== except)
      .map(({ entityId, title, occurredAt }) => ({
        id: entityId,
        name: title.value,
        lang: title.language,
        about: occurredAt.display.value,
      }));
  };
  return <Picker {...field} kind={`fact ${i18n.language} ${except ?? ''}`} find={find} />;
}
