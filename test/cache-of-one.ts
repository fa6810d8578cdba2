/** Stands in for lru-cache and keeps one entry: no cache may change an answer, only save the way to it. */
export class LRUCache<K, V> {
  private entry: readonly [key: K, value: V] | undefined;

  get(key: K): V | undefined {
    return this.has(key) ? this.entry![1] : undefined;
  }

  has(key: K): boolean {
    return this.entry !== undefined && this.entry[0] === key;
  }

  set(key: K, value: V): this {
    this.entry = [key, value];
    return this;
  }

  delete(key: K): boolean {
    const had = this.has(key);
    if (had) this.entry = undefined;
    return had;
  }

  clear(): void {
    this.entry = undefined;
  }
}
