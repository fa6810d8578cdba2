import { afterAll, beforeAll, describe } from '@jest/globals';
import { appending } from './contract/appending.contract.js';
import { closing } from './contract/closing.contract.js';
import type { OpenStore } from './contract/contract-store.js';
import { followingTheModel } from './contract/model.contract.js';
import { payloads } from './contract/payloads.contract.js';
import { reading } from './contract/reading.contract.js';
import { repeating } from './contract/repeating.contract.js';
import { subscribing } from './contract/subscribing.contract.js';
import { subscribingUnderLoad } from './contract/subscribing-under-load.contract.js';
import type { EventStore } from './event-store.js';

/**
 * What every adapter of the port must do, as one suite. `open` gives a store whose log may hold others' events, also new
 * ones meanwhile: nothing here relies on absolute positions. `reopen` closes that store and opens the same log again.
 */
export function eventStoreContract(name: string, open: OpenStore): void {
  describe(`${name}: an event store`, () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => opened?.destroy());
    const store = (): EventStore => opened.store;

    describe('appending', () => appending(store));
    describe('repeating an append', () => repeating(store, open));
    describe('what an event may hold', () => payloads(store));
    describe('reading', () => reading(store));
    describe('subscribing', () => subscribing(store));
    describe('subscribing under load', () => subscribingUnderLoad(store));
    describe('compared with a plain model', () => followingTheModel(store));
    describe('closing', () => closing(open));
  });
}
