import { serveProjection } from '@timeline/read-model';
import { slices } from './slices.js';

serveProjection(slices);
