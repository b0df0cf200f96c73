import { element } from './dom.js';
import { light } from './light.js';

/** A task of a list as a link: whose it is and until when, by the server's clock. */
export const card = (task, href, current) =>
  element('a', { className: 'duban-card', href, 'aria-current': current ? 'true' : null, 'data-task': task.id },
    element('span', { className: 'duban-card-head' },
      element('span', { className: 'duban-card-number', text: task.item }),
      element('span', { className: 'duban-card-step', text: task.step })),
    element('span', { className: 'duban-card-title', text: task.title }),
    element('span', { className: 'duban-card-foot' },
      light(task.light),
      task.missing ? element('span', { className: 'duban-missing', text: task.missing }) : null,
      task.urged ? element('span', { className: 'duban-urged', text: `催办${task.urged}次` }) : null,
      element('span', { className: 'duban-card-due', text: task.dueDay }),
      element('span', { className: 'duban-card-holder', text: task.holder })));
