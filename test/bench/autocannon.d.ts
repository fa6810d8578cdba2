declare module 'autocannon' {
  interface Request {
    readonly setupRequest?: (request: Request) => Request;
    readonly onResponse?: (status: number, body: string) => void;
    readonly body?: string;
  }
  interface Options {
    url: string;
    method: 'POST';
    headers: Record<string, string>;
    body?: string;
    requests?: readonly Request[];
    connections: number;
    duration: number;
  }
  interface Result {
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    /** In seconds. */
    readonly duration: number;
  }
  type Run = PromiseLike<Result> & {
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): unknown;
  };
  export default function autocannon(options: Options): Run;
}
