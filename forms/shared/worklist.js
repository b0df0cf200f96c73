import { address, linkTo } from './address.js';
import { card } from './card.js';
import { element } from './dom.js';
import { get, Refused } from './http.js';
import { Overview } from './overview.js';
import { Positions } from './positions.js';

const PAGE = 15;

/** The list beside the opened task: which lists there are, one page of one of them, and the way to the other pages. */
class Worklist {
  constructor(host, scope) {
    this.scope = scope;
    this.chips = element('nav', { className: 'duban-chips', 'aria-label': '清单' });
    this.title = element('h2', { className: 'duban-list-title', role: 'status' });
    this.failure = element('div', { hidden: true });
    this.rows = element('div', { className: 'duban-list-rows' });
    this.scroll = element('div', { className: 'duban-list-scroll' }, this.failure, this.rows);
    host.classList.add('duban-list');
    host.replaceChildren(this.chips, this.title, this.scroll);
    this.positions = new Positions(this.scroll);
    this.overview = new Overview();
    this.back = element('a', { className: 'duban-back', text: '返回列表', onclick: event => this.#goBack(event) });
    const opened = document.querySelector('.task-details');
    opened.prepend(this.back);
    opened.querySelector('.content').prepend(this.overview.node);

    this.rows.addEventListener('keydown', event => this.#key(event));
    this.rows.addEventListener('click', event => (this.clicked = event.target.closest('[data-task]')?.dataset.task));
    this.data = scope.tasklistData.newChild(scope);
    const filters = this.data.observe('filters', offered => this.#offer(offered));
    scope.$watch(() => filters.$error, error => error && this.#fail(error, 'filters'));
    this.data.observe('taskListQuery', query => this.#ask(query));
    this.data.observe('taskList', list => this.#answer(list));
    scope.$on('$locationChangeSuccess', () => this.#moved());
    scope.$on('shortcut:focusFilter', () => this.chips.querySelector('a')?.focus());
    scope.$on('shortcut:focusList', () => this.rows.querySelector('a')?.focus());
    this.#showSkeleton();
    this.#moved();
  }

  #offer(filters) {
    this.filters = [...filters].sort((one, other) => one.properties.priority - other.properties.priority);
    this.#showChips();
  }

  /** Rows of another list or page would be taken for those asked for. */
  #ask(query) {
    if (!query) return;
    this.filter = query.id;
    this.page = query.firstResult / PAGE + 1;
    this.#showChips();
    if (this.shown !== this.#place()) this.#showSkeleton();
  }

  #answer(list) {
    if (!list._embedded) {
      this.#fail(list, 'taskList');
      return;
    }
    this.failure.hidden = true;
    const tasks = list._embedded.task;
    const last = Math.max(1, Math.ceil(list.count / PAGE));
    if (this.page > last) {
      window.location.replace(linkTo({ ...address(), page: last }));
      return;
    }
    this.#count(list.count);
    const told = JSON.stringify([this.#place(), list.count, tasks]);
    if (told === this.told) return;
    Object.assign(this, { told, tasks, shown: this.#place() });
    this.#showRows(list.count, last);
  }

  /** The counts of all lists; that of the shown one came with the list itself. */
  async #count(shown) {
    try {
      const counts = await get('worklist/filters');
      this.counts = counts.map(chip => (chip.id === this.filter ? { ...chip, count: shown } : chip));
      this.#showChips();
      this.#showOverview();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
    }
  }

  #showChips() {
    if (!this.filters) return;
    const countOf = Object.fromEntries((this.counts ?? []).map(({ id, count }) => [id, count]));
    const told = JSON.stringify([this.filter, this.filters, countOf]);
    if (told === this.chipsTold) return;
    this.chipsTold = told;
    const focused = document.activeElement?.dataset?.filter;
    this.chips.replaceChildren(...this.filters.map(({ id, name }) =>
      element('a', { className: countOf[id] === 0 ? 'duban-chip duban-chip-none' : 'duban-chip', href: linkTo({ filter: id }), 'data-filter': id, 'aria-current': id === this.filter ? 'page' : null },
        element('span', { text: name }),
        countOf[id] === undefined ? null : element('span', { className: 'duban-chip-count', text: countOf[id] }))));
    this.chips.querySelector(`[data-filter="${focused}"]`)?.focus();
    const current = this.chips.querySelector('[aria-current]');
    if (current && this.chipsAt !== this.filter) this.chips.scrollLeft = current.offsetLeft - 16;
    this.chipsAt = this.filter;
  }

  #showSkeleton() {
    this.shown = this.told = null;
    this.positions.leave();
    this.tasks = [];
    this.failure.hidden = true;
    this.title.textContent = '正在载入……';
    const bar = width => element('span', { className: 'duban-bar', style: `width:${width}%` });
    this.rows.replaceChildren(...[1, 2, 3, 4].map(() => element('div', { className: 'duban-skeleton', 'aria-hidden': 'true' }, bar(50), bar(90), bar(70))));
  }

  #showRows(count, last) {
    const focused = document.activeElement?.dataset?.task;
    this.title.textContent = `共 ${count} 件，按办理时限排列`;
    const { task: opened } = address();
    const current = this.filters?.find(({ id }) => id === this.filter);
    this.rows.replaceChildren(...(count
      ? [element('ol', { 'aria-label': current?.name }, ...this.tasks.map(task => element('li', {}, card(task, this.#link(task.id), task.id === opened))))]
      : [element('p', { className: 'duban-empty', text: current?.properties.empty ?? '没有事项' })]), ...this.#pager(last));
    this.rows.querySelector(`[data-task="${focused}"]`)?.focus();
    this.positions.restore(this.#place());
    this.#showOverview();
  }

  #pager(last) {
    if (last === 1) return [];
    const { task } = address();
    const step = (text, page) => (page < 1 || page > last
      ? element('span', { className: 'duban-page-end', 'aria-disabled': 'true', text })
      : element('a', { href: linkTo({ filter: this.filter, page, task }), text }));
    return [element('nav', { className: 'duban-pages', 'aria-label': '分页' },
      step('上一页', this.page - 1), element('span', { text: `第 ${this.page} 页，共 ${last} 页` }), step('下一页', this.page + 1))];
  }

  #showOverview() {
    if (this.counts) this.overview.show(this.counts, this.filter, this.page, this.tasks);
    this.overview.node.hidden = address().opened;
  }

  #fail(error, what) {
    const { message } = new Refused(error.response?.status ?? error.status ?? 0, error.response?.body);
    if (!this.shown) {
      this.title.textContent = '清单没有载入';
      this.rows.replaceChildren();
    }
    this.failure.className = 'duban-failure';
    this.failure.setAttribute('role', 'alert');
    this.failure.hidden = false;
    this.failure.replaceChildren(
      element('strong', { text: this.shown ? '清单没有更新' : '清单没有载入' }),
      element('p', { text: message }),
      element('button', { type: 'button', className: 'btn btn-default', text: '重试', onclick: () => this.#retry(what) }));
  }

  #retry(what) {
    if (!this.shown) this.#showSkeleton();
    this.scope.$apply(() => this.data.changed(what));
  }

  #place() {
    return `${this.filter}/${this.page}`;
  }

  #link(task) {
    return linkTo({ filter: this.filter, page: this.page, task });
  }

  /** On a telephone the list and the opened task each have the screen to themselves. */
  #moved() {
    const { filter, page, task, opened } = address();
    document.documentElement.toggleAttribute('data-duban-task', opened);
    this.back.href = linkTo({ filter, page });
    for (const link of this.rows.querySelectorAll('[data-task]')) {
      if (link.dataset.task === task) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    this.overview.node.hidden = opened;
    if (!opened && this.shown) this.positions.restore(this.#place());
  }

  /** Whoever came from the list goes back to it, so that the browser's own Back does not lead into the task again. */
  #goBack(event) {
    if (this.clicked !== address().task) return;
    event.preventDefault();
    window.history.back();
  }

  #key(event) {
    const links = [...this.rows.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  }
}

export default {
  id: 'duban-worklist',
  pluginPoint: 'tasklist.list',
  priority: 200,
  render: (node, data, scope) => new Worklist(node, scope),
};
