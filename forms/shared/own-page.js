import { element } from './dom.js';
import { foot, Header } from './header.js';
import { get, Refused } from './http.js';
import { worksHere } from './session.js';

/**
 * What stands around every page of ours, in place of what the server wrote there.
 *
 * @param place which one it is, as the header knows it
 * @returns what shows it, also anew after something changed, and tells who works here
 */
export function around(place) {
  const header = new Header(place, element('div', { className: 'duban-tools' }));
  const footer = foot();
  document.getElementById('header').replaceWith(header.node);
  document.querySelector('.page-foot').replaceWith(footer.node);
  let shown = null;
  return async () => {
    let session;
    try {
      session = await get('session');
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      footer.tell(refused.message);
      // What the page would show cannot be had either.
      return new Promise(() => {});
    }
    worksHere(session);
    header.show(session);
    footer.tell(session.notice);
    if (session.movableClock && !shown) import('./travel.js').then(({ offerTravel }) => offerTravel(footer.node));
    return (shown = session);
  };
}
