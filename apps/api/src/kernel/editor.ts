import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { CommandContext } from '@timeline/event-store';
import { badInput, canonicalJson, isUuid, sha256 } from '@timeline/kernel';

/** Who sends a mutation, as their token says. */
export interface EditorOfRequest {
  readonly id: string;
  readonly name: string;
}

/** What every GraphQL execution carries. */
export interface GraphqlContext {
  /** Who sends the request, if they may do this. Refused: UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, UNAVAILABLE. */
  authorize(mutation: string): Promise<EditorOfRequest>;
}

/** The editor who sends a mutation: every mutation has this parameter, for it is what keeps others out. */
export const CurrentEditor = createParamDecorator((_: unknown, context: ExecutionContext): Promise<EditorOfRequest> => {
  const execution = GqlExecutionContext.create(context);
  const { fieldName } = execution.getInfo<{ readonly fieldName: string }>();
  return execution.getContext<GraphqlContext>().authorize(fieldName);
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
