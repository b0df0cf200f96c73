import { BatchPage } from './batch-page.js';
import { KINDS } from './batch-kinds.js';
import { get } from './http.js';
import { navbarPlugin } from './navbar.js';

/**
 * The page has an address of its own, #/?many=<step>&row=<task>: Back closes it, a reload and a link keep it. What else
 * stands in the address is Tasklist's, for what lies below, and stays as it is letter by letter: written in another way
 * Tasklist would correct it with an entry in the history that Back cannot leave.
 */
const parts = () => {
  const [path, query] = location.hash.split('?');
  return path === '#/' && query ? query.split('&') : [];
};

const asked = name => parts().find(part => part.startsWith(`${name}=`))?.slice(name.length + 1);

function addressOf(changes) {
  const kept = parts().filter(part => !(part.split('=')[0] in changes));
  const set = Object.entries(changes).filter(([, value]) => value).map(([name, value]) => `${name}=${value}`);
  return `#/?${[...kept, ...set].join('&')}`;
}

const go = changes => (location.hash = addressOf(changes));
const replace = changes => location.replace(addressOf(changes));

/** Follows the address. */
class Route {
  constructor() {
    window.addEventListener('hashchange', () => this.follow());
  }

  enter(step, opener) {
    this.opener = opener;
    this.entered = true;
    go({ many: step, row: null });
  }

  async follow() {
    const step = asked('many');
    if (!step) this.#hide();
    else if (this.page?.step === step) this.#turn();
    else {
      const session = await get('session').catch(() => null);
      if (session && asked('many') === step) this.#show(step, session);
    }
  }

  #show(step, { roles }) {
    this.page?.remove();
    const kinds = KINDS.filter(({ role }) => roles.includes(role));
    this.page = new BatchPage(kinds, step, {
      leave: () => this.#leave(),
      turn: wanted => replace({ many: wanted, row: null }),
      open: (task, further) => this.#open(task, further),
      close: () => this.#close(),
    });
    this.page.show(asked('row'));
  }

  #turn() {
    const row = asked('row');
    if (!row) this.further = false;
    this.page.turnTo(row);
  }

  /** On a telephone the content lies over the rows: Back leads to them. */
  #open(task, further) {
    if (asked('row') === task) return;
    if (further) {
      this.further = true;
      go({ row: task });
    } else replace({ row: task });
  }

  #close() {
    if (this.further) history.back();
    else replace({ row: null });
  }

  /** To where the page was opened from; from a link there is nothing to go back to. */
  #leave() {
    if (this.entered) history.go(this.further ? -2 : -1);
    else replace({ many: null, row: null });
  }

  #hide() {
    this.entered = false;
    this.further = false;
    if (!this.page) return;
    this.page.remove();
    this.page = null;
    if (this.opener?.isConnected) this.opener.focus();
  }
}

let route;

const bar = navbarPlugin('duban-batch', '批量办理', 310, KINDS.map(({ role }) => role), (opener, { roles }) =>
  route.enter(KINDS.find(({ role }) => roles.includes(role)).step, opener));

/** The bar is there only once somebody has logged in: only then can an address be followed. */
export default {
  ...bar,
  render(node) {
    route ??= new Route();
    route.follow();
    return bar.render(node);
  },
};
