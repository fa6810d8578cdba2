/** The stream did not stand where the writer expected: nothing was written. `actual` is where it stands. */
export class WrongExpectedRevision extends Error {
  readonly code = 'WRONG_EXPECTED_REVISION';
  constructor(
    readonly streamId: string,
    readonly expected: number | 'no_stream',
    readonly actual: number | 'no_stream',
  ) {
    super(`stream ${streamId} stands at ${actual}, not at ${expected}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** The store is out of reach, full or closed: nothing was written, or the outcome is unknown and the same append may be sent again. */
export class StoreUnavailable extends Error {
  readonly code = 'STORE_UNAVAILABLE';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** Another process holds the data folder for writing. */
export class StoreLocked extends Error {
  readonly code = 'STORE_LOCKED';
  constructor(readonly path: string) {
    super(`${path} is in use by another process: stop it, or choose another DATA_DIR`);
    this.name = 'StoreLocked';
  }
}

/** The read model was built from another log: positions of one mean nothing in the other. Nothing was changed. */
export class OtherLog extends Error {
  readonly code = 'OTHER_LOG';
  constructor(path: string, missing: string) {
    super(
      `${path} was built from another log than the one named: that one lacks ${missing}. Name the log that belongs to it (EVENTSTORE_CONNECTION_STRING, DATA_DIR), or delete ${path}* to have it built anew from this one`,
    );
    this.name = 'OtherLog';
  }
}

/** A stored event of a type or version that this release does not know: going on would lose it, so nothing goes on. */
export class UnknownEvent extends Error {
  readonly code = 'UNKNOWN_EVENT';
  constructor(type: string, version: unknown, position: number) {
    super(
      `event ${type} (version ${String(version)}) at position ${position} is not known to this release: update the service`,
    );
    this.name = 'UnknownEvent';
  }
}
