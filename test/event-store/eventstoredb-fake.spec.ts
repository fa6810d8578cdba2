import { EventStoreDbStore } from '../../libs/event-store/src/eventstoredb/eventstoredb.event-store.js';
import { eventStoreContract } from '../../libs/event-store/src/event-store.contract.js';
import { FakeServer } from './fake-server-proxy.js';

/** Byte positions, and a server that writes an id twice at the right revision: as real ones, unlike the gateway. */
eventStoreContract('EventStoreDB adapter over a server with byte positions', async () => {
  const server = await new FakeServer().start();
  const open = () => EventStoreDbStore.open({ connectionString: server.connectionString });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await open());
    },
    destroy: async () => {
      await store.close();
      server.stop();
    },
  };
});
