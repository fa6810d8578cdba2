import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  SchemaMetaFieldDef,
  typeFromAST,
  TypeMetaFieldDef,
} from 'graphql';
import type {
  ASTVisitor,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
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
 * Refuses a query that is too deep or is likely to make too many fields, before it runs. Every list is priced from the schema: a
 * page as the size it asks for, a size in a variable as the largest, any other list as so many as its kind usually has. What the
 * answer then takes is counted as it is made (kernel/budget.ts).
 */
export function complexityRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map(
    context
      .getDocument()
      .definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
  );
  const schema = context.getSchema();
  const measure = new Measure(schema, fragments);
  return {
    OperationDefinition(operation) {
      const { fields, depth } = measure.of(
        operation.selectionSet,
        schema.getRootType(operation.operation) ?? undefined,
        [],
      );
      if (depth > LIMITS.depth)
        context.reportError(tooComplex(`the query is ${depth} levels deep: ${LIMITS.depth} at most`));
      else if (fields > LIMITS.complexity)
        context.reportError(
          tooComplex(
            `the query could make ${Math.ceil(fields)} fields: ${LIMITS.complexity} at most; ask for smaller pages or fewer fields`,
          ),
        );
    },
  };
}

const tooComplex = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } });
/** Numbers past this say nothing more, and multiplying on would overflow. */
const ENOUGH = 1e9;

/** What a field's declaration says of its cost, by Nest's `@Extensions`. */
export interface Priced {
  /** Members that a list without pages usually has. */
  readonly length?: number;
  /** Fields that a value counts as. */
  readonly weight?: number;
}

/** Members of a list that has no pages and says nothing of its length. */
const UNPAGED = 3;
/**
 * Introspection is deep by nature and answers from memory, a hundred times as fast. Its list of types is as long as the
 * schema's, and its other lists are priced alike, so that types within types of types are refused.
 */
const [INTROSPECTED, INTROSPECTED_LIST] = [100, 10];

class Measure {
  private readonly known = new Map<string, Cost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** `page`: the size of the page whose lists are selected from. */
  of(selection: SelectionSetNode, type: GraphQLNamedType | undefined, within: readonly string[], page?: number): Cost {
    let [fields, depth] = [0, 0];
    for (const node of selection.selections) {
      const cost = this.one(node, type, within, page);
      fields = Math.min(ENOUGH, fields + cost.fields);
      depth = Math.max(depth, cost.depth);
    }
    return { fields, depth };
  }

  private one(
    node: SelectionNode,
    type: GraphQLNamedType | undefined,
    within: readonly string[],
    page: number | undefined,
  ): Cost {
    if (node.kind === Kind.FIELD) return this.field(node, type, within, page);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.fragment(node.name.value, within, page);
    const { typeCondition } = node;
    const on = typeCondition ? typeFromAST(this.schema, typeCondition) : type;
    return this.of(node.selectionSet, on, within, page);
  }

  private field(
    node: FieldNode,
    type: GraphQLNamedType | undefined,
    within: readonly string[],
    page: number | undefined,
  ): Cost {
    const field = this.definition(node.name.value, type);
    // What the schema does not have is refused by another rule.
    if (!field) return { fields: 1, depth: 1 };
    const of = getNamedType(field.type);
    const { weight = 1 } = field.extensions as Priced;
    if (!node.selectionSet || isLeafType(of)) return { fields: weight, depth: 1 };
    const isRoot = isIntrospectionType(of) && !(type && isIntrospectionType(type));
    const size = this.sizeOf(node, field, page);
    const isConnection = isPaged(field) && !isList(field);
    const inner = this.of(node.selectionSet, of, within, isConnection ? size : undefined);
    if (isRoot) return { fields: inner.fields / INTROSPECTED, depth: 1 };
    return { fields: Math.min(ENOUGH, weight + inner.fields * (isList(field) ? size : 1)), depth: 1 + inner.depth };
  }

  private sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>, page: number | undefined): number {
    if (isPaged(field)) return pageSize(node, field);
    if (!isList(field)) return 1;
    const of = getNamedType(field.type);
    if (isIntrospectionType(of))
      return field.name === 'types' ? Object.keys(this.schema.getTypeMap()).length : INTROSPECTED_LIST;
    return page ?? (field.extensions as Priced).length ?? UNPAGED;
  }

  private definition(name: string, type: GraphQLNamedType | undefined): GraphQLField<unknown, unknown> | undefined {
    if (!type || !isCompositeType(type)) return undefined;
    if (name === '__schema' || name === '__type') return introspection(this.schema, name);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  private fragment(name: string, within: readonly string[], page: number | undefined): Cost {
    const key = `${name} ${page}`;
    const known = this.known.get(key);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment || within.includes(name)) return { fields: 0, depth: 0 };
    const on = typeFromAST(this.schema, fragment.typeCondition);
    const cost = this.of(fragment.selectionSet, on, [...within, name], page);
    this.known.set(key, cost);
    return cost;
  }
}

const introspection = (schema: GraphQLSchema, name: string): GraphQLField<unknown, unknown> | undefined => {
  const meta = name === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef;
  return schema.getQueryType() ? meta : undefined;
};

const isList = (field: GraphQLField<unknown, unknown>): boolean => isListType(getNullableType(field.type));
const isPaged = ({ args }: GraphQLField<unknown, unknown>): boolean => args.some(({ name }) => name === 'first');

function pageSize({ arguments: given = [] }: FieldNode, field: GraphQLField<unknown, unknown>): number {
  const { args } = field;
  const sizes = given
    .filter((argument) => argument.name.value === 'first' || argument.name.value === 'last')
    .map((argument) => sizeOf(argument.value));
  if (sizes.length > 0) return Math.max(...sizes);
  const usual = args.find(({ name }) => name === 'first')?.defaultValue ?? (field.extensions as Priced).length ?? PAGE;
  return Number(usual);
}

function sizeOf(value: ValueNode): number {
  if (value.kind === Kind.INT) return Math.min(MAX_PAGE, Math.max(1, Number(value.value)));
  return value.kind === Kind.VARIABLE ? MAX_PAGE : PAGE;
}
