import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { startGateway } from '@timeline/eventstore-gateway';
import { EventStoreDbStore } from '../../libs/event-store/src/eventstoredb/eventstoredb.event-store.js';
import { eventStoreContract } from '../../libs/event-store/src/event-store.contract.js';

eventStoreContract('EventStoreDB adapter over the gateway', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'event-store-'));
  const folder = join(parent, 'data');
  const start = async () => {
    const gateway = await startGateway({ folder, port: 0 });
    return { gateway, store: await EventStoreDbStore.open({ connectionString: gateway.connectionString }) };
  };
  let { gateway, store } = await start();
  const stop = async () => {
    await store.close();
    await gateway.close();
  };
  return {
    store,
    reopen: async () => {
      await stop();
      ({ gateway, store } = await start());
      return store;
    },
    destroy: async () => {
      await stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
});

const connectionString = process.env.EVENTSTORE_TEST_CONNECTION_STRING;

if (connectionString === undefined) {
  describe('EventStoreDB adapter over a real server', () => {
    it.skip('holds to the contract (set EVENTSTORE_TEST_CONNECTION_STRING to run it)', () => undefined);
  });
} else {
  eventStoreContract('EventStoreDB adapter over a real server', async () => {
    const open = () => EventStoreDbStore.open({ connectionString });
    let store = await open();
    return {
      store,
      reopen: async () => {
        await store.close();
        return (store = await open());
      },
      destroy: () => store.close(),
    };
  });
}
