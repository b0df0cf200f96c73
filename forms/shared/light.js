import { element } from './dom.js';

/** The light as the server computed it by its own clock: colour, shape and words. */
export const light = ({ colour, text }) => element('span', { className: `duban-light duban-light-${colour}`, text });
