import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { CommandContext } from '@timeline/event-store';
import { badInput, canonicalJson, isUuid, Refusal, sha256 } from '@timeline/kernel';

/** Who sends a request, as its bearer token says; undefined for a reader. */
export interface EditorOfRequest {
  readonly id: string;
  readonly name: string;
}

/** What every GraphQL execution carries. */
export interface GraphqlContext {
  readonly editor: EditorOfRequest | undefined;
  /** Why nobody may write on this node, if so. */
  readonly readOnly: string | undefined;
}

/** The editor who sends a mutation. Refused with UNAUTHENTICATED without a valid token, FORBIDDEN on a read-only node. */
export const CurrentEditor = createParamDecorator((_: unknown, context: ExecutionContext): EditorOfRequest => {
  const { editor, readOnly } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
  if (readOnly) throw new Refusal('FORBIDDEN', readOnly);
  if (!editor)
    throw new Refusal(
      'UNAUTHENTICATED',
      'only editors may write: send Authorization: Bearer and the token in DATA_DIR/editor.token',
    );
  return editor;
});

interface CommandInput {
  readonly commandId: string;
  readonly expectedRevision?: number | null;
}

/** What tells a command from any other: its id, what it asks for, and who asks. */
export function commandContext(mutation: string, input: CommandInput, editor: EditorOfRequest): CommandContext {
  const { commandId, ...rest } = input;
  if (!isUuid(commandId))
    throw badInput(
      'commandId',
      'is not a UUID: make a new one for each command, and send it again only with the same input',
    );
  const expectedRevision = input.expectedRevision ?? undefined;
  if (expectedRevision !== undefined && expectedRevision < 0)
    throw badInput('expectedRevision', 'is negative: give the revision.number that you saw');
  return {
    commandId: commandId.toLowerCase(),
    commandHash: sha256(canonicalJson([mutation, rest])),
    editor: { id: editor.id, name: editor.name },
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
  };
}
