import { Kind } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Refusal } from '@timeline/kernel';

/** JSON: what Mercurius would take for a document that is parsed already, and execute without a look. */
const json = /^\s*(\{\s*["}]|["[\d-]|null|true|false)/;

/** Mercurius' hooks against what it lets through itself. */
export const guards = {
  /** Runs for every request, before anything is parsed. */
  async preParsing(_schema: GraphQLSchema, source: string): Promise<void> {
    if (json.test(source)) throw new Refusal('BAD_USER_INPUT', 'the query is JSON: send a GraphQL document');
  },

  /**
   * The JIT compiles one operation of a document and would run it whatever operationName the next request gives: a
   * document of several operations is executed without it.
   */
  async preExecution(_schema: GraphQLSchema, document: DocumentNode): Promise<{ document?: DocumentNode }> {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return operations.length > 1 ? { document: { ...document } } : {};
  },
};
