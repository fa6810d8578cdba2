import { getOperationAST, getVariableValues, Kind } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, SelectionSetNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Moment } from '@timeline/read-model';

/** An operation about to be executed. */
export interface Execution {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What this node holds: everything up to `position`; `head` is the last event of ours. */
export interface Held {
  readonly position: number;
  readonly head: Moment;
}

/**
 * Whether each root field of a query names, by asOf, a moment after which something else has been recorded already: only
 * then is its answer the same for good. When in doubt it is not.
 */
export function isPast({ schema, document, operationName, variables }: Execution, held: Held): boolean {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType()?.getFields();
  if (!operation || !query) return false;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return false;
  const fields = rootFields(document, operation.selectionSet);
  return (
    fields.length > 0 &&
    fields.every((field) => {
      const definition = query[field.name.value];
      return definition !== undefined && namesPast(getArgumentValues(definition, field, coerced).asOf, held);
    })
  );
}

function namesPast(asOf: unknown, { position, head }: Held): boolean {
  const moment = (asOf ?? {}) as { position?: unknown; recordedAt?: unknown };
  if (typeof moment.position === 'string') return Number(moment.position) <= position;
  // An event to come may bear the head's own time.
  return typeof moment.recordedAt === 'string' && Date.parse(moment.recordedAt) < head.recordedAt;
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFields(document, node.selectionSet);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}
