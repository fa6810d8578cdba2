/** What came back, after the redirects that a browser follows. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly body: string;
  /** The Set-Cookie headers of the last answer. */
  readonly set: readonly string[];
}

/** A browser as far as signing in needs one: it follows redirects and keeps each host's cookies. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();
  /** Every address it was sent to. */
  readonly visited: URL[] = [];

  cookiesFor(url: string): string {
    const jar = this.jars.get(new URL(url).host) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Stops before it would ask `until`. */
  async open(address: string, until?: (url: URL) => boolean): Promise<Page> {
    let url = new URL(address);
    for (let hops = 0; hops < 20; hops++) {
      this.visited.push(url);
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookiesFor(url.href) } });
      const set = response.headers.getSetCookie();
      for (const one of set) this.keep(url, one);
      const location = response.headers.get('location');
      const body = await response.text();
      if (location === null) return { url, status: response.status, body, set };
      url = new URL(location, url);
      if (until?.(url)) return { url, status: response.status, body, set };
    }
    throw new Error(`led in circles: ${this.visited.join('\n')}`);
  }

  private keep(url: URL, header: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
    const jar = this.jars.get(url.host) ?? new Map<string, string>();
    this.jars.set(url.host, jar);
    if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(header)) jar.delete(name!);
    else jar.set(name!, value!);
  }
}
