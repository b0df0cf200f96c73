import { copyOf } from './copy.js';
import { element } from './dom.js';
import { get } from './http.js';
import { light } from './light.js';
import { nextTask, openTask } from './way.js';

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
export function wayOn(open, mine) {
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
