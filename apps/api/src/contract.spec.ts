import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, findBreakingChanges, findDangerousChanges, isInputObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

const schemaIn = (path: string): GraphQLSchema => buildSchema(readFileSync(path, 'utf8'));
const contract = schemaIn('test/fixtures/contract.graphql');
const schema = schemaIn('apps/api/schema.graphql');

/** What a client of one schema would find broken in another: gone, of another shape, stricter, or with another default. */
function broken(from: GraphQLSchema, to: GraphQLSchema): string[] {
  const changed = [...findBreakingChanges(from, to), ...findDangerousChanges(from, to)];
  const defaults = changed.filter(
    ({ type }) => !/^(TYPE_ADDED_TO_UNION|VALUE_ADDED_TO_ENUM|OPTIONAL_|IMPLEMENTED_)/.test(type),
  );
  return [...defaults.map(({ description }) => description), ...noLongerOneOf(from, to)];
}

function noLongerOneOf(from: GraphQLSchema, to: GraphQLSchema): string[] {
  return Object.values(from.getTypeMap()).flatMap((type) => {
    const other = to.getType(type.name);
    const isSame = !isInputObjectType(type) || !isInputObjectType(other) || type.isOneOf === other.isOneOf;
    return isSame ? [] : [`${type.name} is oneOf in one of them only.`];
  });
}

describe('the public schema, held against the contract', () => {
  it('gives every type, field, argument and value of it with that shape, and asks for no more', () => {
    expect(broken(contract, schema)).toEqual([]);
  });

  it.each([
    ['a field that may be null where it may not', /publishedAt: UncertainDate!/, 'publishedAt: UncertainDate'],
    ['another default', /first: Int = 20/, 'first: Int = 10'],
    ['an argument that is required', /facts\(filter: FactFilter,/, 'facts(filter: FactFilter!,'],
    ['a value of an enum that is gone', /OCCURRENCE STATEMENT/, 'OCCURRENCE'],
    ['a oneOf that takes several', /input AsOf @oneOf/, 'input AsOf'],
  ])('would be told of %s', (_name, good, bad) => {
    const text = readFileSync('test/fixtures/contract.graphql', 'utf8');
    expect(text).toMatch(good);
    expect(broken(contract, buildSchema(text.replace(good, bad)))).not.toEqual([]);
  });
});
