import { useEffect, useState } from 'react';
import { streamOf } from '../record/client.js';
import type { ChangeFilter } from '../record/operations.js';
import { ChangedDocument } from '../record/operations.js';

/** How many changes were recorded after a position, counted as they happen; `lost` while the connection is. */
export function useNews(
  filter: ChangeFilter,
  after: string | undefined,
): { readonly count: number; readonly lost: boolean } {
  const [news, tell] = useState({ count: 0, lost: false });
  const asked = JSON.stringify(filter);
  useEffect(() => {
    tell({ count: 0, lost: false });
    if (after === undefined) return undefined;
    const stream = new EventSource(streamOf(ChangedDocument, { after, filter: JSON.parse(asked) as ChangeFilter }));
    stream.addEventListener('next', ({ data }: MessageEvent<string>) => {
      // A farewell of the service has errors and no data; the browser connects again by itself.
      if (data.startsWith('{"data"')) tell(({ count }) => ({ count: count + 1, lost: false }));
    });
    stream.addEventListener('open', () => tell(({ count }) => ({ count, lost: false })));
    stream.addEventListener('error', () => tell(({ count }) => ({ count, lost: true })));
    return () => stream.close();
  }, [after, asked]);
  return news;
}
