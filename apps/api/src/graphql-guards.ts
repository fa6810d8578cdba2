import { getOperationAST, Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Refusal } from '@timeline/kernel';

/** JSON: what Mercurius would take for a document that is parsed already, and execute without a look. */
const json = /^\s*(\{\s*["}]|["[\d-]|null|true|false)/;

export function refuseJson(source: string): void {
  if (json.test(source)) throw new Refusal('BAD_USER_INPUT', 'the query is JSON: send a GraphQL document');
}

interface ExecutionContext {
  readonly reply?: { readonly request: { readonly body: unknown; readonly query: unknown } };
}

/** Which of a document's operations a request to /graphql asks for. */
export function operationNameOf({ body, query }: { body?: unknown; query?: unknown }): string | undefined {
  const { operationName: name } = (body ?? query ?? {}) as { operationName?: unknown };
  return typeof name === 'string' ? name : undefined;
}

/** Mercurius' hooks against what it lets through itself. */
export const guards = {
  /** Runs for every request, before anything is parsed. */
  preParsing: async (_schema: GraphQLSchema, source: string): Promise<void> => {
    refuseJson(source);
  },

  /**
   * The JIT compiles one operation of a document and would run it whatever operationName the next request gives: a
   * document of several operations is executed without it.
   */
  preExecution: async (
    _schema: GraphQLSchema,
    document: DocumentNode,
    context: ExecutionContext,
  ): Promise<{ document?: DocumentNode }> => {
    if (
      getOperationAST(document, operationNameOf(context.reply?.request ?? {}))?.operation ===
      OperationTypeNode.SUBSCRIPTION
    )
      throw new Refusal(
        'BAD_USER_INPUT',
        'a subscription stays open: send it to /graphql by WebSocket (graphql-transport-ws), or to /graphql/stream',
      );
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return operations.length > 1 ? { document: { ...document } } : {};
  },
};
