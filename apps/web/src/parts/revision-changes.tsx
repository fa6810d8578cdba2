import { FieldChanges } from './field-changes.js';
import type { Revision } from './revision-line.js';
import { Said } from './said.js';

/** Why a revision was made, and each field before and after it. */
export const RevisionChanges = ({ of: { reason, changes } }: { readonly of: Revision }) => (
  <>
    {reason ? (
      <p>
        <Said text={reason} />
      </p>
    ) : null}
    <FieldChanges changes={changes} />
  </>
);
