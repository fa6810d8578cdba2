/**
 * A map of which every version stays as it was: `with` gives a new one that shares its layers with the old. A layer is
 * merged into the next once it is half as large, so that n additions, one on the other, copy each entry log n times.
 */
export class LayeredMap<V> {
  /** Newest first. */
  private constructor(private readonly layers: readonly ReadonlyMap<string, V>[]) {}

  static empty<V>(): LayeredMap<V> {
    return new LayeredMap<V>([]);
  }

  get(key: string): V | undefined {
    return this.layers.find((layer) => layer.has(key))?.get(key);
  }

  with(entries: Iterable<readonly [string, V]>): LayeredMap<V> {
    const added = new Map(entries);
    if (added.size === 0) return this;
    let merged = 0;
    let size = added.size;
    while (merged < this.layers.length && this.layers[merged]!.size <= 2 * size) size += this.layers[merged++]!.size;
    const older = this.layers.slice(0, merged).toReversed();
    const newest = merged === 0 ? added : new Map([...older, added].flatMap((layer) => [...layer]));
    return new LayeredMap([newest, ...this.layers.slice(merged)]);
  }
}
