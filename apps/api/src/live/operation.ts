import {
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  parse,
  print,
  separateOperations,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { badInput, canonicalJson, Refusal, sha256 } from '@timeline/kernel';
import { LRUCache } from 'lru-cache';
import { complexityRule } from '../complexity.js';
import { LIMITS } from '../config.js';
import { fewErrorsRule } from '../few-errors.js';
import { refuseText } from '../graphql-guards.js';

/** A subscription as it is sent, over whichever protocol. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/** A subscription that may run. */
export interface Operation {
  /** Holds this one operation only. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names what the operation makes of a change: the same for all whose answers are the same, wherever they start. */
  readonly key: string;
}

/** A parsed document takes some ninety times what its text does. */
const valid = new LRUCache<string, DocumentNode>({ maxSize: 400_000, sizeCalculation: (_, text) => text.length + 1 });

/** Reads and checks a subscription as queries are checked. Throws a refusal, or an AggregateError of what is wrong with it. */
export function readOperation(schema: GraphQLSchema, request: SubscriptionRequest): Operation {
  const all = checkedDocument(schema, request.query);
  const operation = getOperationAST(all, request.operationName);
  if (!operation)
    throw badInput('operationName', 'names none of the operations, or is missing where there are several');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new Refusal(
      'BAD_USER_INPUT',
      `send a ${operation.operation} to /graphql by HTTP: here go subscriptions alone`,
    );
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  if (errors) throw new AggregateError(errors, 'the variables do not fit');
  const document = separateOperations(all)[operation.name?.value ?? '']!;
  return { document, variables: request.variables ?? {}, key: keyOf(schema, document, coerced) };
}

function checkedDocument(schema: GraphQLSchema, text: string): DocumentNode {
  const known = valid.get(text);
  if (known) return known;
  refuseText(text);
  const document = parse(text, { maxTokens: LIMITS.tokens });
  const errors = validate(schema, document, [...specifiedRules, fewErrorsRule, complexityRule]);
  if (errors.length > 0) throw new AggregateError(errors, 'the document is not valid');
  valid.set(text, document);
  return document;
}

/** Where it starts and what it lets through are the arguments of the root field: all but them makes the answer. */
function keyOf(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>): string {
  const info = new TypeInfo(schema);
  const isRoot = () => info.getParentType() === schema.getSubscriptionType();
  const used = new Set<string>();
  const selection = visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node): FieldNode | undefined =>
        isRoot() && node.arguments?.length ? { ...node, arguments: [] } : undefined,
      Directive: (node) => {
        if (isRoot() && ['skip', 'include'].includes(node.name.value))
          throw new Refusal(
            'BAD_USER_INPUT',
            'a subscription without a field is none: leave @skip and @include to what is in it',
          );
      },
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(name.value),
    }),
  );
  const plain = visit(selection, {
    [Kind.OPERATION_DEFINITION]: (node: OperationDefinitionNode) => ({
      ...node,
      name: undefined,
      variableDefinitions: [],
    }),
  });
  const values = Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name)));
  return sha256(`${print(plain)}${canonicalJson(values)}`);
}
