import '../../api/src/production.js';
import { eventstore } from './eventstore.js';

// By itself it is up at once; through the command line the whole service would be loaded first.
await eventstore.parseAsync();
