/** In what servers differ that the gateway can stand in for; each as a real one of that release answered. */
export interface Release {
  /** The largest append in bytes, as the server is set by default. */
  readonly mostAppendBytes: number;
  /** The position in a checkpoint while a filter has matched nothing yet and the log's end lies on the first page. */
  readonly noPosition: string;
  /** Why a stream cannot be read forwards from its end. */
  readonly forwardsFromEnd: string;
}

const MIB = 1024 * 1024;

export const releases = {
  'eventstoredb-24.10': {
    mostAppendBytes: MIB,
    noPosition: '18446744073709551615',
    forwardsFromEnd: 'ReadStreamResult: Error',
  },
  'kurrentdb-26.1': {
    mostAppendBytes: 4 * MIB,
    noPosition: '0',
    forwardsFromEnd: "ReadStreamResult: Error >> fromEventNumber should be non negative. (Parameter 'fromEventNumber')",
  },
} as const satisfies Readonly<Record<string, Release>>;
