import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore } from '../../libs/event-store/src/embedded/embedded.event-store.js';
import { eventStoreContract } from '../../libs/event-store/src/event-store.contract.js';

eventStoreContract('embedded', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'event-store-'));
  const folder = join(parent, 'data');
  let store = await EmbeddedEventStore.open({ folder });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await EmbeddedEventStore.open({ folder }));
    },
    destroy: async () => {
      await store.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
});
