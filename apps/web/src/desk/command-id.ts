/** A command that was sent, or is about to be: its id, and what it said as JSON. */
export interface Sent {
  readonly id: string;
  readonly said: string;
}

/** The command that says this: the same as before where it says the same, so that nothing is recorded twice. */
export function commandOf(before: Sent | undefined, input: object, newId = () => crypto.randomUUID()): Sent {
  const said = JSON.stringify(input);
  return before?.said === said ? before : { id: newId(), said };
}
