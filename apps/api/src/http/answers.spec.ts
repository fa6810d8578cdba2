import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Answers, questionOf } from './answers.js';

const answer = (text: string, position: number, past = false) => ({ bytes: Buffer.from(text), position, past });

describe('answers that are kept', () => {
  it('are found again: those about now until something is recorded, those of the past for good', () => {
    const answers = new Answers(10_000);
    answers.keep('now', answer('1', 7));
    answers.keep('then', answer('2', 7, true));
    expect([answers.find('now', 7)?.bytes.toString(), answers.find('then', 7)?.bytes.toString()]).toEqual(['1', '2']);
    expect([answers.find('now', 8), answers.find('then', 8)?.bytes.toString()]).toEqual([undefined, '2']);
    expect(answers.find('now', 7)).toBeUndefined();
  });

  it('hold so many bytes, the question included; what nobody asked for longest goes first', () => {
    const answers = new Answers(10_000);
    for (let turn = 0; turn < 100; turn++) {
      answers.keep(`question ${turn}`, answer('x'.repeat(200), 1, true));
      expect(answers.find('question 0', 1)).toBeDefined();
    }
    expect(answers.find('question 50', 1)).toBeUndefined();
    expect(answers.find('question 99', 1)).toBeDefined();
    answers.keep('long', answer('x'.repeat(700), 1, true));
    answers.keep('x'.repeat(400), answer('1', 1, true));
    expect([answers.find('long', 1), answers.find('x'.repeat(400), 1)]).toEqual([undefined, undefined]);
  });
});

const posted = (body: unknown, more: object = {}) =>
  questionOf({ method: 'POST', body, query: {}, headers: { 'content-length': '100' }, ...more } as FastifyRequest);
const got = (query: unknown) => questionOf({ method: 'GET', query, headers: {} } as FastifyRequest);
const query = 'query($a: Int) { a }';

let deep: unknown = null;
for (let level = 0; level < 100_000; level++) deep = [deep];

describe('what a request asks', () => {
  it('is its document, operation and variables, word for word', () => {
    const others = [
      posted({ query }),
      posted({ query: `${query} ` }),
      posted({ query, operationName: 'a' }),
      posted({ query, operationName: '' }),
      posted({ query, variables: {} }),
      posted({ query, variables: { a: 1 } }),
      posted({ query, variables: { a: '1' } }),
      posted({ query, variables: { a: null } }),
      posted({ query, variables: { a: 1, b: 2 } }),
      got({ query, variables: '{"a":1}' }),
      got({ query, variables: '{"a": 1}' }),
      got({ query, variables: '{"a":1e999}' }),
    ];
    expect(others).not.toContain(undefined);
    expect(new Set(others).size).toBe(others.length);
    expect(posted({ query, operationName: null, variables: null })).toBe(posted({ query }));
    expect(got({ query })).toBe(posted({ query }));
  });

  it('never runs together with what another one asks', () => {
    expect(posted({ query: '{}{ a }' })).not.toBe(posted({ query: '{ a }', variables: {} }));
    expect(posted({ query: '2:{}{ a }' })).not.toBe(posted({ query: '{ a }', variables: {} }));
    expect(posted({ query: '"b"4:null{ a }' })).not.toBe(posted({ query: '{ a }', operationName: 'b' }));
  });

  it.each([
    ['not a body', undefined, {}],
    ['a list', [{ query }], {}],
    ['no text', { query: 5 }, {}],
    ['a hash', { query, extensions: { persistedQuery: { version: 1 } } }, {}],
    ['a number that JSON would not write', { query, variables: { a: [{ b: Infinity, c: null }] } }, {}],
    ['no operation name', { query, operationName: 5 }, {}],
    ['deeper than can be written', { query, variables: { a: deep } }, {}],
    ['long', { query }, { headers: { 'content-length': '70000' } }],
    ['of a length that nobody knows', { query }, { headers: {} }],
    ['not in order', { query }, { validationError: new Error('query') }],
  ])('cannot be told where it is %s', (_what, body, more) => {
    expect(posted(body, more)).toBeUndefined();
  });
});
