import { facts01to06 } from './facts-01-06.js';
import { facts07to13 } from './facts-07-13.js';
import { facts14to18 } from './facts-14-18.js';

export const facts = [...facts01to06, ...facts07to13, ...facts14to18];
