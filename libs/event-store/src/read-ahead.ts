/**
 * Reads a source ahead of its consumer, who is handed all that has come while it was busy with the last of it: one piece
 * of work for a backlog, and no wait for one that does not come. Where nothing has come meanwhile it is handed an empty
 * list, once, before the wait for more. Holds `most` values at a time. What was read before an error is handed out before
 * the error is thrown. To end it early, end the source too.
 */
export async function* readAhead<T>(source: AsyncIterable<T>, most: number): AsyncGenerator<readonly T[], void, void> {
  const [come, taken] = [new Bell(), new Bell()];
  let read: T[] = [];
  const state = { isOver: false };
  const reading = (async () => {
    for await (const value of source) {
      read.push(value);
      come.ring();
      if (read.length >= most) await taken.next();
      if (state.isOver) return;
    }
  })().finally(() => {
    state.isOver = true;
    come.ring();
  });
  reading.catch(() => undefined);
  try {
    let isTold = true;
    while (!state.isOver || read.length > 0) {
      const values = read;
      read = [];
      taken.ring();
      if (values.length > 0) yield values;
      else if (isTold) await come.next();
      else yield values;
      isTold = values.length === 0;
    }
  } finally {
    state.isOver = true;
    taken.ring();
  }
  await reading;
}

/** Wakes one who sleeps; a ring that nobody hears is not kept. */
class Bell {
  private wake: () => void = () => undefined;

  next(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  ring(): void {
    this.wake();
  }
}
