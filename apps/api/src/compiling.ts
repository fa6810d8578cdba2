import { execute, Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, SelectionNode, SelectionSetNode } from 'graphql';
import { formatErrors } from './graphql-errors.js';

const decided = new WeakMap<DocumentNode, boolean>();

/**
 * Whether the JIT answers a document as GraphQL demands. It does not where fields are merged (their order, what a directive
 * leaves out of one of them), where a selection is left out or not by a directive, and where a name is one that every
 * object of JavaScript has. It compiles one operation of a document and would run it whatever the next request names.
 */
export function isCompilable(document: DocumentNode): boolean {
  const known = decided.get(document);
  if (known !== undefined) return known;
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const [operation] = operations;
  const compilable = operations.length === 1 && isPlain(operation!.selectionSet, fragments);
  decided.set(document, compilable);
  return compilable;
}

/** Whether each name in a selection, and in those within, stands for one field that is always answered. */
function isPlain(selection: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  const names = new Set<string>();
  // A fragment that is selected twice doubles its names, so that none is looked into more often than there are names.
  const fits = (node: SelectionNode): boolean => {
    if (node.directives?.length) return false;
    if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet.selections.every(fits);
    if (node.kind === Kind.FRAGMENT_SPREAD)
      return fragments.get(node.name.value)?.selectionSet.selections.every(fits) ?? false;
    const name = (node.alias ?? node.name).value;
    if (names.has(name) || name in Object.prototype) return false;
    names.add(name);
    return !node.selectionSet || isPlain(node.selectionSet, fragments);
  };
  return selection.selections.every(fits);
}

interface Run {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationTypeNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

interface Executing {
  compiled?: Run;
  readonly reply?: { code(status: number): unknown };
}

/** Takes note of what may be run by the JIT. */
export function noteCompiled(context: Executing, run: Run): void {
  if (run.operation === OperationTypeNode.QUERY) context.compiled = run;
}

/**
 * The JIT goes on below a field that an error has emptied, and lists errors that GraphQL does not: a query with several
 * errors is executed once more without it.
 */
export async function withoutExtraErrors(
  execution: { data?: unknown; errors?: readonly unknown[] },
  context: Executing,
): Promise<void> {
  const { compiled, reply } = context;
  if (!compiled || (execution.errors?.length ?? 0) < 2) return;
  const { schema, document, variables } = compiled;
  const again = await execute({ schema, document, rootValue: {}, contextValue: context, variableValues: variables });
  const { statusCode, response } = formatErrors(again);
  Object.assign(execution, response);
  reply?.code(statusCode);
}
