// What the service starts with: 18 facts that two articles of 24 September 2025 report, in our own words, with their
// actors, sources, relations and one timeline. Plain inputs of the contract's mutations, without commandIds (made from the keys);
// `ref:actor:…`, `ref:source:…`, `ref:fact:…` and `ref:timeline:…` stand for the ids that loading them gives.
export { actors } from './actors.js';
export { facts } from './facts.js';
export { relations } from './relations.js';
export { sources } from './sources.js';
export { timeline } from './timeline.js';
