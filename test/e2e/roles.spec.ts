import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNullableType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import { leastRole, ROLES, suffices } from '../../apps/api/src/access/roles.js';
import type { Role } from '../../apps/api/src/access/roles.js';
import { commandId, Service } from '../service.js';
import { unknown } from './refusing.js';
import { bearer, refusalOf, tokenFor } from './signed-in.js';

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()!.getFields());

/** The least that the schema takes for a type: what is sent then fails on its content, once its sender is let in. */
function least(type: GraphQLInputType): unknown {
  const of = getNullableType(type);
  if (isListType(of)) return [least(of.ofType)];
  if (isEnumType(of)) return of.getValues()[0]!.name;
  if (isInputObjectType(of)) {
    const fields = Object.values(of.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map(({ name, type: inner }) => [name, least(inner)]));
  }
  const scalars: Record<string, unknown> = { ID: unknown, EDTF: '2025', Int: 0, Boolean: false };
  return scalars[of.name] ?? 'a';
}

let service: Service;
const tokens: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  service = await Service.start();
  for (const role of ROLES) tokens[role] = await tokenFor(service, role);
});
afterAll(() => service.stop());

async function refusalFor(name: string, role: Role | undefined) {
  const field = mutations.find((mutation) => mutation.name === name)!;
  const { type } = field.args[0]!;
  const query = `mutation($input: ${String(type)}) { ${name}(input: $input) { position } }`;
  const input = { ...(least(type) as object), commandId: commandId() };
  const headers = role ? bearer(tokens[role]!) : {};
  return refusalOf(await service.post(JSON.stringify({ query, variables: { input } }), headers));
}

describe('the table of roles', () => {
  it('has a row for each mutation of the schema, and no other', () => {
    expect(Object.keys(leastRole).toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
  });

  it('lets reporters add to the record, and do nothing else', () => {
    const adding = ['attestFact', 'captureSnapshot', 'placeFact', 'registerActor', 'registerSource', 'reportFact'];
    const reporters = Object.entries(leastRole).filter(([, role]) => role === 'reporter');
    expect(reporters.map(([name]) => name).toSorted()).toEqual([...adding, 'translate']);
    expect(Object.values(leastRole)).not.toContain('reader');
  });
});

describe.each(Object.entries(leastRole))('%s', (name, asked) => {
  it('is UNAUTHENTICATED without a token', async () => {
    expect(await refusalFor(name, undefined)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(ROLES.filter((role) => !suffices(role, asked)))(
    'is FORBIDDEN to a %s, who is told the role it needs',
    async (role) => {
      const message = `${name} needs the role ${asked}, and yours is ${role}: ask an editor`;
      expect(await refusalFor(name, role)).toEqual({ code: 'FORBIDDEN', message });
    },
  );

  it.each(ROLES.filter((role) => suffices(role, asked)))('is decided on its content for a %s', async (role) => {
    const refusal = await refusalFor(name, role);
    expect(refusal?.message ?? '').not.toMatch(/role/);
    expect(['BAD_USER_INPUT', 'NOT_FOUND', undefined]).toContain(refusal?.code);
  });
});
