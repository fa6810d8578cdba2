import { Injectable } from '@nestjs/common';
import { Refusal } from '@timeline/kernel';
import { LIMITS } from '../config.js';
import { GOING_AWAY } from './hand-over.js';
import { Places } from './places.js';

/** Connections that stay open, by WebSocket or as event streams. */
@Injectable()
export class Connections {
  private readonly places = new Places('open connections', LIMITS.connections);
  private closing = false;

  /** As `Places.take`; while the service shuts down, UNAVAILABLE. */
  take(address: string): () => void {
    if (this.closing) throw new Refusal('UNAVAILABLE', GOING_AWAY, { retryAfterSeconds: 1 });
    return this.places.take(address);
  }

  /** From now on nobody is let in. */
  close(): void {
    this.closing = true;
  }
}
