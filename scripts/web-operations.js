// Writes what the page asks the service: each operation of apps/web/src/**/*.graphql as text, with the types of its
// variables and of its answer, from the public schema alone. Fails where one asks for what the schema has not.
import { codegen } from '@graphql-codegen/core';
import * as documents from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, printSchema } from 'graphql';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'apps/web/src/record/operations.ts';
const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const files = readdirSync('apps/web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => join('apps/web/src', name));

const written = await codegen({
  schema: parse(printSchema(schema)),
  schemaAst: schema,
  filename: OUT,
  documents: files.map((location) => ({ location, document: parse(readFileSync(location, 'utf8')) })),
  config: {
    documentMode: 'string',
    enumType: 'string-literal',
    useTypeImports: true,
    dedupeFragments: true,
    strictScalars: true,
    scalars: Object.fromEntries(
      ['DateTime', 'EDTF', 'ID', 'LanguageTag', 'Position', 'SHA256', 'URL'].map((scalar) => [scalar, 'string']),
    ),
  },
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations, documents },
});
const header = `// Written by npm run build from the .graphql files beside: change those.
/* oxlint-disable typescript/no-explicit-any, typescript/no-duplicate-type-constituents */
`;
writeFileSync(OUT, header + written);
