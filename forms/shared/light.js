import { element } from './dom.js';

/** The light as the server computed it by its own clock: shape, word and reason; the colour only adds to them. */
export const light = ({ colour, shape, word, reason }) =>
  element('span', { className: `duban-light duban-light-${colour}` },
    element('span', { className: 'duban-light-shape', 'aria-hidden': 'true', text: shape }), ` ${word} ${reason}`);
