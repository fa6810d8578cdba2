import type { DeskFact } from './fact-draft.js';

/** What the form of a tool is given: the fact as it stands, and what comes after. */
export interface ToolProps {
  readonly fact: DeskFact;
  readonly isEditor: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
