import { GraphQLError, Kind } from 'graphql';
import type {
  ASTVisitor,
  FieldNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValidationContext,
  ValueNode,
} from 'graphql';
import { LIMITS } from './config.js';
import { MAX_PAGE, PAGE } from './kernel/pages.js';

interface Cost {
  readonly fields: number;
  readonly depth: number;
}

/**
 * Refuses a query that is too deep or could make too many fields, before it runs. A page counts as the size it asks for,
 * a size in a variable as the largest.
 */
export function complexityRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map(
    context
      .getDocument()
      .definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
  );
  const measure = new Measure(fragments);
  return {
    OperationDefinition(operation) {
      const { fields, depth } = measure.of(operation.selectionSet, []);
      if (depth > LIMITS.depth)
        context.reportError(tooComplex(`the query is ${depth} levels deep: ${LIMITS.depth} at most`));
      else if (fields > LIMITS.complexity)
        context.reportError(
          tooComplex(
            `the query could make ${fields} fields: ${LIMITS.complexity} at most; ask for smaller pages or fewer fields`,
          ),
        );
    },
  };
}

const tooComplex = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } });
/** Numbers past this say nothing more, and multiplying on would overflow. */
const ENOUGH = 1e9;

class Measure {
  private readonly known = new Map<string, Cost>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selection: SelectionSetNode, within: readonly string[]): Cost {
    let [fields, depth] = [0, 0];
    for (const node of selection.selections) {
      const cost = this.one(node, within);
      fields = Math.min(ENOUGH, fields + cost.fields);
      depth = Math.max(depth, cost.depth);
    }
    return { fields, depth };
  }

  private one(node: SelectionNode, within: readonly string[]): Cost {
    if (node.kind === Kind.FIELD) return this.field(node, within);
    return node.kind === Kind.INLINE_FRAGMENT
      ? this.of(node.selectionSet, within)
      : this.fragment(node.name.value, within);
  }

  private field(node: FieldNode, within: readonly string[]): Cost {
    if (!node.selectionSet) return { fields: weights.get(node.name.value) ?? 1, depth: 1 };
    const inner = this.of(node.selectionSet, within);
    if (isIntrospection(node)) return { fields: inner.fields / INTROSPECTED, depth: 1 };
    return { fields: Math.min(ENOUGH, 1 + inner.fields * pageSize(node)), depth: 1 + inner.depth };
  }

  private fragment(name: string, within: readonly string[]): Cost {
    const known = this.known.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment || within.includes(name)) return { fields: 0, depth: 0 };
    const cost = this.of(fragment.selectionSet, [...within, name]);
    this.known.set(name, cost);
    return cost;
  }
}

/**
 * Introspection is deep by nature and answers from memory, a hundred times as fast; its lists are priced as the schema's are
 * long, so that types within types of types are refused.
 */
const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';
const INTROSPECTED = 100;
const introspected = new Map([
  ['types', 150],
  ['fields', 30],
  ['args', 10],
  ['inputFields', 10],
  ['enumValues', 10],
  ['possibleTypes', 5],
  ['interfaces', 3],
  ['directives', 5],
]);

/** A snapshot's text has up to a million characters. */
const weights = new Map([['text', 1_000]]);

/** Lists that lead on from fact to fact without pages, as long as they usually are. */
const unpaged = new Map([
  ['relations', 20],
  ['boundedBy', 5],
]);

const lists = new Set([
  'facts',
  'entries',
  'timelines',
  'sources',
  'actors',
  'corrections',
  'revisions',
  'changes',
  'diff',
  'affected',
  'causes',
]);

function pageSize({ name, arguments: given = [] }: FieldNode): number {
  const sizes = given
    .filter((argument) => argument.name.value === 'first' || argument.name.value === 'last')
    .map((argument) => sizeOf(argument.value));
  if (sizes.length > 0) return Math.max(...sizes);
  if (lists.has(name.value)) return PAGE;
  return unpaged.get(name.value) ?? introspected.get(name.value) ?? 1;
}

function sizeOf(value: ValueNode): number {
  if (value.kind === Kind.INT) return Math.min(MAX_PAGE, Math.max(1, Number(value.value)));
  return value.kind === Kind.VARIABLE ? MAX_PAGE : PAGE;
}
