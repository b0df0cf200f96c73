import { linkTo } from './address.js';
import { card } from './card.js';
import { element } from './dom.js';

/** Stands where no task is opened: what is waiting, and where to begin. */
export class Overview {
  constructor() {
    this.node = element('section', { className: 'duban-overview', 'aria-label': '待办概览', hidden: true });
  }

  /** @param chips every list with its count, the first is one's own */
  show(chips, filter, page, tasks) {
    const [mine, ...others] = chips;
    const waiting = others.filter(({ count }) => count > 0);
    this.node.replaceChildren(...[
      element('h2', { text: mine.count ? `您有 ${mine.count} 件待办` : '目前没有待办' }),
      mine.count ? null : element('p', { text: '有新的待办时，会出现在列表中。' }),
      waiting.length ? element('ul', {}, ...waiting.map(({ id, name, count }) =>
        element('li', {}, element('a', { href: linkTo({ filter: id }) },
          element('span', { text: name }), element('strong', { text: `${count} 件` }))))) : null,
      ...(tasks.length ? [
        element('h3', { text: '从时限最近的一件开始' }),
        card(tasks[0], linkTo({ filter, page, task: tasks[0].id })),
      ] : []),
    ].filter(Boolean));
  }
}
