import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { asWritten, datesOf, parseEdtf, runsBackwards, spanOf } from './edtf-bounds.js';
import { Refusal } from './refusal.js';

function bounds(edtf: string): [string | number, string | number] {
  const { earliest, latest } = spanOf(parseEdtf(edtf, 'edtf'), asWritten);
  const iso = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : ms);
  return [iso(earliest), iso(latest)];
}

function refusal(edtf: string): Refusal {
  try {
    parseEdtf(edtf, 'at.edtf');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${edtf} was accepted`);
}

const day = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('given one date', () => {
  it.each([
    ['2025-09-23', '2025-09-23T00:00:00.000Z', '2025-09-23T23:59:59.999Z'],
    ['2025-09-23?', '2025-09-23T00:00:00.000Z', '2025-09-23T23:59:59.999Z'],
    ['2025-09~', '2025-09-01T00:00:00.000Z', '2025-09-30T23:59:59.999Z'],
    ['2024-02-XX', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2025-XX', '2025-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'],
    ['2025-XX-XX', '2025-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'],
    ['0045', '0045-01-01T00:00:00.000Z', '0045-12-31T23:59:59.999Z'],
    ['202X', '2020-01-01T00:00:00.000Z', '2029-12-31T23:59:59.999Z'],
    ['-004X', '-000049-01-01T00:00:00.000Z', '-000040-12-31T23:59:59.999Z'],
    ['20XX', '2000-01-01T00:00:00.000Z', '2099-12-31T23:59:59.999Z'],
    ['-01XX', '-000199-01-01T00:00:00.000Z', '-000100-12-31T23:59:59.999Z'],
    ['Y12345', '+012345-01-01T00:00:00.000Z', '+012345-12-31T23:59:59.999Z'],
    ['2025-21', '2025-03-01T00:00:00.000Z', '2025-05-31T23:59:59.999Z'],
    ['2025-24', '2025-12-01T00:00:00.000Z', '2026-02-28T23:59:59.999Z'],
    ['2025-09-23T18:00:00', '2025-09-23T18:00:00.000Z', '2025-09-23T18:00:00.999Z'],
    ['2025-09-23T18:00:00+05:00', '2025-09-23T18:00:00.000Z', '2025-09-23T18:00:00.999Z'],
  ])('bounds %s from %s to %s on its own clock', (edtf, from, to) => {
    expect(bounds(edtf)).toEqual([from, to]);
  });

  it.each(['XXXX', 'XXXX-XX', 'XXXX-XX-XX'])('leaves %s unbounded', (edtf) => {
    expect(bounds(edtf)).toEqual([-Infinity, Infinity]);
  });

  it('reads offsets in minutes and keeps them apart from none', () => {
    const offset = (edtf: string) => datesOf(parseEdtf(edtf, 'edtf'))[0]?.offset;
    expect(['Z', '+05', '+05:30', '-04:00', ''].map((zone) => offset(`2025-09-23T18:00:00${zone}`))).toEqual([
      0,
      300,
      330,
      -240,
      null,
    ]);
  });

  it('bounds any day by its first and last millisecond', () => {
    fc.assert(
      fc.property(day, (written) => {
        const first = Date.parse(written);
        expect(spanOf(parseEdtf(written, 'edtf'), asWritten)).toEqual({ earliest: first, latest: first + 86_399_999 });
      }),
      { numRuns: 50 },
    );
  });
});

describe('given a set or an interval', () => {
  it.each([
    ['[2025-09-22..2025-09-24]', '2025-09-22T00:00:00.000Z', '2025-09-24T23:59:59.999Z'],
    ['[2025-09-22,2025-09-24..2025-09-26]', '2025-09-22T00:00:00.000Z', '2025-09-26T23:59:59.999Z'],
    ['[2025-09-24, 2025-09-22?]', '2025-09-22T00:00:00.000Z', '2025-09-24T23:59:59.999Z'],
    ['[..2025-09-24]', -Infinity, '2025-09-24T23:59:59.999Z'],
    ['[2025-09..]', '2025-09-01T00:00:00.000Z', Infinity],
    ['2025-09-22/2025-09-24', '2025-09-22T00:00:00.000Z', '2025-09-24T23:59:59.999Z'],
    ['2025-21/2025-22', '2025-03-01T00:00:00.000Z', '2025-08-31T23:59:59.999Z'],
    ['2025-09/2025-09-10', '2025-09-01T00:00:00.000Z', '2025-09-10T23:59:59.999Z'],
    ['../2025-09-24', -Infinity, '2025-09-24T23:59:59.999Z'],
    ['/2025-09-24', -Infinity, '2025-09-24T23:59:59.999Z'],
    ['2025-09-22/..', '2025-09-22T00:00:00.000Z', Infinity],
    ['2025-09-22/', '2025-09-22T00:00:00.000Z', Infinity],
  ])('bounds %s from %s to %s', (edtf, from, to) => {
    expect(bounds(edtf)).toEqual([from, to]);
  });

  it('bounds a set by the least and the greatest of its members', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (days) => {
        const members = days.map((member) => spanOf(parseEdtf(member, 'edtf'), asWritten));
        expect(spanOf(parseEdtf(`[${days.join(',')}]`, 'edtf'), asWritten)).toEqual({
          earliest: Math.min(...members.map((member) => member.earliest)),
          latest: Math.max(...members.map((member) => member.latest)),
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['2025-09-23/2025-09-22', true],
    ['[2025-09-23..2025-09-22]', true],
    ['[2025,2025-09-23..2025-09-22]', true],
    ['2025-09-23/2025-09', false],
    ['[2025-09-23,2025-09-22]', false],
    ['2025-09-23/..', false],
  ])('tells of %s whether it runs backwards: %s', (edtf, backwards) => {
    expect(runsBackwards(parseEdtf(edtf, 'edtf'), asWritten)).toBe(backwards);
  });
});

describe('given what is not accepted', () => {
  it.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['[2025-09-22,'.padEnd(101, '2'), '100 at most'],
    ['2025\u201309', 'characters'],
    ['2025-09-23\n2025', 'characters'],
    ['2025-13-01', 'no date of the calendar'],
    ['2025-00-10', 'no date of the calendar'],
    ['2025-02-30', 'no date of the calendar'],
    ['2025-02-29', 'that month has fewer days'],
    ['2025-02-29T10:00:00Z', 'that month has fewer days'],
    ['yesterday', 'no date of the calendar'],
    ['2025-09-xx', 'no date of the calendar'],
    ['2025-09-23T18:00', 'no date of the calendar'],
    ['2025-09-23T24:00:00', 'no date of the calendar'],
    ['2025-09-23T18:00:00.500Z', 'no date of the calendar'],
    ['2025-09-23T18:00:00+15:00', 'no date of the calendar'],
    ['2025?-09', 'not accepted'],
    ['156X-12-25', 'not accepted'],
    ['2025-25', 'not accepted'],
    ['202X-21', 'not accepted'],
    ['2025?-21', 'not accepted'],
    ['20', 'not accepted'],
    ['201', 'not accepted'],
    ['Y17E7', 'not accepted'],
    ['1950S2', 'not accepted'],
    ['{2025,2026}', 'not accepted'],
    ['Y170000002', 'too far away'],
    ['Y-275760', 'too far away'],
    ['/', 'neither a start nor an end'],
    ['../..', 'neither a start nor an end'],
    ['2024/2025/2026', 'more than one "/"'],
    ['XXXX/2025', 'stands alone'],
    ['[XXXX,2025]', 'stands alone'],
    ['[..]', 'no member of a set'],
    ['[2025..2026..2027]', 'no member of a set'],
    ['[2025,..2026]', 'no date of the calendar'],
    ['[]', 'no date of the calendar'],
    ['[[2025]]', 'not accepted'],
  ])('refuses %j: %s', (edtf, message) => {
    const { code, details, message: said } = refusal(edtf);
    expect({ code, details }).toEqual({ code: 'BAD_USER_INPUT', details: { fields: ['at.edtf'] } });
    expect(said).toContain(message);
  });

  it('throws nothing but a Refusal, whatever the string', () => {
    const valid = fc.constantFrom(
      '2025-09-XX',
      '[2025-09-22..2025-09-24]',
      '2025-09-23T18:00:00+05:00/..',
      '2025-21?',
      'Y12345',
    );
    const piece = fc.string({ unit: fc.constantFrom(...'0129XY-/.,[]?~%TZ:+ {}E'.split('')), maxLength: 4 });
    const mutated = fc
      .tuple(valid, fc.nat(30), fc.nat(4), piece)
      .map(([edtf, at, gone, put]) => edtf.slice(0, at) + put + edtf.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'binary' })), (edtf) => {
        try {
          const { earliest, latest } = spanOf(parseEdtf(edtf, 'edtf'), asWritten);
          expect(Number.isNaN(earliest) || Number.isNaN(latest)).toBe(false);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
