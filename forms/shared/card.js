import { element } from './dom.js';
import { light } from './light.js';

const holder = ({ inPlaceOf, assignee, assigneeName }) =>
  inPlaceOf ? `代 ${inPlaceOf} ${assignee ? '办理' : '· 待领取'}` : (assigneeName ?? '待领取');

/** On each card of the list: when it is due by the server's clock, and whether it still has to be claimed. */
export default {
  id: 'duban-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, data, { task }) {
    node.replaceChildren(
      element('p', { className: 'duban-card' },
        light(task.light),
        element('span', { text: task.dueDay }),
        element('span', { className: 'duban-card-holder', text: holder(task) })));
  },
};
