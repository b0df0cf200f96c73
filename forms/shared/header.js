import { element } from './dom.js';
import { logOut } from './login.js';
import { words } from './words.js';

/** The one header of every page: where one can go, and who works here. */
export class Header {
  /** @param bar where buttons of the application stand */
  constructor(app, bar) {
    this.app = app;
    this.bar = bar;
    this.places = element('nav', { className: 'duban-places', 'aria-label': words.apps });
    this.who = element('div', { className: 'duban-who' });
    this.menu = element('button', {
      type: 'button', className: 'duban-menu', text: words.menu, 'aria-expanded': 'false', 'aria-controls': 'duban-header-more',
      onclick: () => this.#open(this.menu.getAttribute('aria-expanded') !== 'true'),
    });
    // Names are people's own: the framework must not read them for expressions.
    this.node = element('header', { className: 'duban-header', 'ng-non-bindable': true },
      element('a', { className: 'duban-brand', href: '/', text: words.product }),
      this.menu,
      element('div', { id: 'duban-header-more', className: 'duban-header-more' }, this.places, this.bar, this.who));
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#open(false));
    document.addEventListener('click', ({ target }) => {
      if (!this.node.contains(target) || this.bar.contains(target)) this.#open(false);
      if (!this.who.contains(target)) this.who.querySelector('details')?.removeAttribute('open');
    });
  }

  show({ name, departmentName, places, warning }) {
    this.#warn(warning);
    this.places.replaceChildren(...places.map(place => element('a', {
      href: place.address, text: words[place.app], 'aria-current': place.app === this.app ? 'page' : null,
    })));
    this.who.replaceChildren(element('details', {},
      element('summary', {}, element('span', { text: name }), element('span', { className: 'duban-who-unit', text: departmentName })),
      element('div', { className: 'duban-who-menu' },
        element('a', { href: '/about', text: words.about }),
        element('button', { type: 'button', text: words.logout, onclick: () => this.#leave() }))));
  }

  /** What must be seen on every page, in one line that leads to where something can be done about it. */
  #warn(warning) {
    this.line?.remove();
    this.node.parentElement.classList.toggle('duban-warned', Boolean(warning));
    if (!warning) return;
    this.line = element('p', { className: 'duban-warning-line', role: 'status' },
      element('span', { 'aria-hidden': 'true', text: '▲ ' }), element('span', { text: warning }),
      element('a', { href: '/camunda/rules', text: words.look }));
    this.node.after(this.line);
  }

  #open(open) {
    this.menu.setAttribute('aria-expanded', String(open));
    this.node.classList.toggle('duban-header-open', open);
  }

  async #leave() {
    await logOut();
    location.assign('/camunda/login?why=out');
  }
}

export function foot() {
  const data = element('span', {});
  const node = element('footer', { className: 'duban-foot', 'ng-non-bindable': true },
    element('span', { className: 'duban-secrecy', text: words.secrecy }), data,
    element('span', { className: 'duban-foot-time', text: words.beijingTime }));
  return { node, tell: notice => (data.textContent = notice) };
}
