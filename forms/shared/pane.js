import { renderSkeleton } from './context.js';
import { element } from './dom.js';
import { get, Refused } from './http.js';
import { renderStanding, wayOn } from './standing.js';
import { openTask, parameters } from './way.js';

function renderRefused(host, refused) {
  host.replaceChildren(element('section', { className: 'duban-standing', role: 'alert' },
    element('p', { className: 'duban-headline', text: refused.status === 404 ? '没有找到这一件' : '内容没有载入' }),
    element('p', { text: refused.message }),
    wayOn(null, false)));
}

/** In Tasklist's empty pane, for a link to a task that is no more or to an item without a task of one's own. */
class EmptyPane {
  constructor(pane, root) {
    this.pane = pane;
    this.root = root;
    this.host = element('div', { className: 'duban-empty-pane', 'aria-live': 'polite' });
    new MutationObserver(() => this.#look()).observe(pane, { subtree: true, childList: true, attributeFilter: ['class'] });
    root.$on('$locationChangeSuccess', () => this.#look());
    this.#look();
  }

  #look() {
    const empty = this.pane.querySelector('.no-task');
    const shown = empty && !empty.closest('.ng-hide');
    const { task, item } = parameters();
    if (shown && !this.host.isConnected) empty.before(this.host);
    const asked = shown ? (task ?? item) : null;
    if (asked === this.asked) return;
    this.asked = asked;
    empty?.classList.toggle('duban-answered', Boolean(asked));
    this.host.replaceChildren();
    if (asked) this.#ask(asked, task ? `tasks/${encodeURIComponent(task)}/standing` : `items/${encodeURIComponent(item)}/standing`, !task);
  }

  /** Tasklist misses a new address while it writes one itself. */
  #openOnceMore() {
    this.root.$applyAsync(() => this.root.$broadcast('$routeChanged'));
  }

  async #ask(asked, path, goOn) {
    renderSkeleton(this.host);
    try {
      const standing = await get(path);
      if (this.asked !== asked) return;
      if (goOn && standing.open) openTask(standing.open, true);
      else if (standing.open === asked) this.#openOnceMore();
      else renderStanding(this.host, standing);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (this.asked === asked) renderRefused(this.host, refused);
    }
  }
}

export default {
  id: 'duban-pane',
  pluginPoint: 'tasklist.list',
  priority: 1,
  render(node, data, scope) {
    const pane = document.querySelector('[cam-tasklist-task]');
    if (pane && !pane.dubanPane) pane.dubanPane = new EmptyPane(pane, scope.$root);
  },
};
