import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType } from 'graphql';
import { isObjectType, isScalarType } from 'graphql';
import type { GraphQLArgument, GraphQLInputType, GraphQLSchema } from 'graphql';

const ALIASES = ['a', 'b', 'c', '__proto__', 'constructor', 'toString', 'id'];
const DIRECTIVES = [
  '@skip(if: true)',
  '@skip(if: $no)',
  '@include(if: $yes)',
  '@include(if: false)',
  '@skip(if: false)',
];
/** Root fields that need no argument, or are given one of these. */
const ROOTS = ['head', 'facts', 'fact', 'timeline', 'sources', 'actors', 'corrections', 'changes', 'node', 'timelines'];

/** A random document over a schema, of the kind that people do not write, and its variables. */
export class RandomDocument {
  private readonly fragments: string[] = [];
  private turn = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly ids: readonly string[],
    private readonly dice: readonly number[],
  ) {}

  make(): { readonly query: string; readonly variables: Record<string, unknown> } {
    const body = this.selection('Query', 0);
    const text = `{ ${body} } ${this.fragments.join(' ')}`;
    const declared = Object.entries({ yes: 'Boolean!', no: 'Boolean!', first: 'Int' })
      .filter(([name]) => text.includes(`$${name}`))
      .map(([name, type]) => `$${name}: ${type}`);
    const query = declared.length > 0 ? `query (${declared.join(', ')}) ${text}` : text;
    return { query, variables: { yes: this.one(3) > 0, no: this.one(3) === 0, first: [1, 2, null, 500][this.one(4)] } };
  }

  private one(sides: number): number {
    const die = this.dice[this.turn++ % this.dice.length]!;
    return Math.abs(Math.imul(die ^ Math.imul(this.turn, 0x9e3779b1), 0x85ebca6b) >>> 8) % sides;
  }

  private selection(type: string, depth: number): string {
    const count = depth === 0 ? 1 + this.one(3) : 1 + this.one(4);
    return Array.from({ length: count }, () => this.node(type, depth)).join(' ');
  }

  private node(type: string, depth: number): string {
    const which = this.one(12);
    if (which === 0 && depth > 0) return `... ${this.directive()} { ${this.selection(type, depth)} }`;
    if (which === 1 && depth > 0 && this.fragments.length < 6) {
      const inner = this.selection(type, depth);
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${type} { ${inner} }`);
      return `...${name} ${this.directive()} ${this.one(2) ? `...${name}` : ''}`;
    }
    if (which === 2 && isInterfaceType(this.schema.getType(type))) {
      const concrete = this.schema.getPossibleTypes(this.schema.getType(type) as never)[this.one(4)];
      if (concrete) return `... on ${concrete.name} { ${this.selection(concrete.name, depth)} }`;
    }
    return this.field(type, depth);
  }

  private field(type: string, depth: number): string {
    const named = this.schema.getType(type);
    if (!isObjectType(named) && !isInterfaceType(named)) return '__typename';
    const all = Object.values(named.getFields()).filter(({ name }) => depth > 0 || ROOTS.includes(name));
    const fields = all.filter((one) => depth < 4 || !isComposite(getNamedType(one.type)));
    const field = fields[this.one(fields.length)];
    if (!field || this.one(15) === 0) return '__typename';
    const alias = this.one(8) === 0 ? `${ALIASES[this.one(ALIASES.length)]}: ` : '';
    const given = field.args.flatMap((argument) => this.argument(argument));
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const result = getNamedType(field.type);
    const inner = isComposite(result) ? `{ ${this.selection(result.name, depth + 1)} }` : '';
    return `${alias}${field.name}${args} ${this.directive()} ${inner}`;
  }

  private directive(): string {
    return this.one(25) === 0 ? DIRECTIVES[this.one(DIRECTIVES.length)]! : '';
  }

  private argument({ name, type }: GraphQLArgument): string[] {
    if (name === 'first') return [`first: ${['1', '2', '$first', '500', '-1'][this.one(5)]}`];
    if (name === 'id') return [`id: "${this.ids[this.one(this.ids.length)]}"`];
    if (name === 'languages') return this.one(2) ? ['languages: ["en", "ru"]'] : ['languages: ["!"]'];
    if (name === 'slug' && !isNonNullType(type)) return [];
    if (!isNonNullType(type) && this.one(3) > 0) return [];
    const value = this.literal(type);
    return value === undefined ? [] : [`${name}: ${value}`];
  }

  private literal(type: GraphQLInputType): string | undefined {
    if (isNonNullType(type)) return this.literal(type.ofType) ?? '"x"';
    if (isListType(type)) return `[${this.literal(type.ofType) ?? ''}]`;
    if (isEnumType(type)) return type.getValues()[this.one(type.getValues().length)]!.name;
    if (isInputObjectType(type)) return type.name === 'AsOf' ? `{position: "${3 + this.one(9)}"}` : undefined;
    if (!isScalarType(type)) return undefined;
    return { Int: '1', Boolean: 'true', Position: '"4"', DateTime: '"2030-01-01T00:00:00Z"' }[type.name] ?? '"x"';
  }
}

const isComposite = (type: unknown): type is { readonly name: string } => isObjectType(type) || isInterfaceType(type);
