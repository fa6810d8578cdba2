import { getOperationAST, OperationTypeNode } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Refusal } from '@timeline/kernel';
import type { Budgeted } from './kernel/budget.js';
import { isCompilable, noteCompiled, withoutExtraErrors } from './compiling.js';
import { LIMITS } from './config.js';

/** JSON: what Mercurius would take for a document that is parsed already, and execute without a look. */
const json = /^\s*(\{\s*["}]|["[\d-]|null|true|false)/;

/** Refuses what is not to be parsed: a text that is too long, or is JSON. */
export function refuseText(source: string): void {
  if (source.length > LIMITS.query)
    throw new Refusal(
      'QUERY_TOO_COMPLEX',
      `the query has ${source.length} characters: ${LIMITS.query} at most; send values as variables`,
    );
  if (json.test(source)) throw new Refusal('BAD_USER_INPUT', 'the query is JSON: send a GraphQL document');
}

interface ExecutionContext extends Budgeted {
  readonly reply?: {
    readonly request: { readonly method: string; readonly body: unknown; readonly query: unknown };
    code(status: number): unknown;
  };
}

/** Which of a document's operations a request to /graphql asks for. */
export function operationNameOf({ body, query }: { body?: unknown; query?: unknown }): string | undefined {
  const { operationName: name } = (body ?? query ?? {}) as { operationName?: unknown };
  return typeof name === 'string' ? name : undefined;
}

/** Mercurius' hooks against what it lets through itself. */
export const guards = {
  /** Runs for every request, before anything is parsed. */
  preParsing: async (_schema: GraphQLSchema, source: string, { budget }: ExecutionContext): Promise<void> => {
    budget?.beginReading();
    refuseText(source);
  },

  /** Refuses what is executed elsewhere; a document that the JIT would answer wrongly is executed without it. */
  preExecution: async (
    schema: GraphQLSchema,
    document: DocumentNode,
    context: ExecutionContext,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<{ document?: DocumentNode }> => {
    context.budget?.endReading();
    context.budget?.beginExecuting();
    const request = context.reply?.request;
    const operation = getOperationAST(document, operationNameOf(request ?? {}))?.operation;
    // Mercurius refuses this of GET alone, and HEAD goes the same way.
    if (request?.method === 'HEAD' && operation !== OperationTypeNode.QUERY)
      throw Object.assign(new Error('Operation cannot be performed via a HEAD request'), { statusCode: 405 });
    if (operation === OperationTypeNode.SUBSCRIPTION)
      throw new Refusal(
        'BAD_USER_INPUT',
        'a subscription stays open: send it to /graphql by WebSocket (graphql-transport-ws), or to /graphql/stream',
      );
    if (!isCompilable(document)) return { document: { ...document } };
    if (operation) noteCompiled(context, { schema, document, operation, variables });
    return {};
  },

  onResolution: async (
    execution: Parameters<typeof withoutExtraErrors>[0],
    context: ExecutionContext,
  ): Promise<void> => {
    await withoutExtraErrors(execution, context);
    context.budget?.endExecuting();
  },
};
