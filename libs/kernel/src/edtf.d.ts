// edtf 4.11.1 ships no types. This is what edtf-bounds.ts uses of it: single dates, never intervals or sets.
declare module 'edtf' {
  export interface ParsedDate {
    readonly type: 'Date' | 'Year' | 'Season' | 'Decade' | 'Century' | 'Interval' | 'List' | 'Set';
    readonly level: 0 | 1 | 2 | 3;
    /** Year, month from 0 (of a Season: 21 …), day, hours, minutes, seconds; as far as given. */
    readonly values: readonly number[];
    /** Which of the digits YYYYMMDD are X: bit 0 is the first of the year. */
    readonly unspecified?: number;
    /** Minutes; 0 also where none was given, so ask timeZone first. */
    readonly offset?: number;
    readonly timeZone?: string;
  }

  /** Throws an Error for what is not EDTF. */
  export function parse(text: string, constraints?: { readonly seasonUncertainty?: boolean }): ParsedDate;
}
