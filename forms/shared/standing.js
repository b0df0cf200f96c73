import { renderSkeleton } from './context.js';
import { copyOf } from './copy.js';
import { element } from './dom.js';
import { get, Refused } from './http.js';
import { light } from './light.js';
import { nextTask, openTask, parameters } from './way.js';

export const standingOf = task => get(`tasks/${encodeURIComponent(task)}/standing`);

/** What became of a task that is no more, where its item stands, and the way on. */
export function renderStanding(host, standing, { copy = true } = {}) {
  const { item, title, done, state, now, open, mine, draft } = standing;
  host.replaceChildren(element('section', { className: 'duban-standing' },
    element('p', { className: 'duban-number', text: item }),
    element('h3', { text: title }),
    ...(done ? whatBecame(done) : []),
    element('h4', { text: '现在' }),
    now.length
      ? element('ul', { className: 'duban-now' }, ...now.map(holding))
      : element('p', { text: `${state}。` }),
    wayOn(open, mine),
    copy && draft ? copyOf(draft.fields) : null));
}

function whatBecame({ stepName, at, who, what, reason, yours }) {
  if (!who) return [element('p', { className: 'duban-headline', text: `“${stepName}”已于 ${at} 撤回，不再需要办理。` })];
  return [
    element('p', { className: 'duban-headline', text: yours ? `您已办理“${stepName}”` : `“${stepName}”已经办理` }),
    element('p', { text: `${at}，${who}${who.endsWith('代录') ? '：' : ''}${what}。` }),
    reason ? element('p', { className: 'duban-reason', text: reason }) : null,
  ].filter(Boolean);
}

const holding = ({ stepName, holder, due, light: shown }) =>
  element('li', {},
    element('span', { text: `${stepName}：${holder}，最迟 ${due}` }),
    light(shown));

/** The own task of the item first, then the next one that is due, then the list. */
function wayOn(open, mine) {
  const way = element('p', { className: 'duban-way' });
  const button = (text, task, kind) =>
    element('button', { type: 'button', className: `btn ${kind}`, text, onclick: () => openTask(task) });
  if (open) way.append(button(mine ? '办理这一件' : '查看这一件', open, 'btn-primary'));
  nextTask(open).then(next => {
    if (next) way.append(button('办理下一件', next, open ? 'btn-default' : 'btn-primary'));
    else if (!open) way.append(element('span', { text: '您目前没有其他待办。' }));
  }, () => {});
  return way;
}

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
  id: 'duban-standing',
  pluginPoint: 'tasklist.list',
  priority: 1,
  render(node, data, scope) {
    const pane = document.querySelector('[cam-tasklist-task]');
    if (pane && !pane.dubanPane) pane.dubanPane = new EmptyPane(pane, scope.$root);
  },
};
