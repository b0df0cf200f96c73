import { element } from './dom.js';

/** What a change would move, told before it is made; each number stands over the list it counts where there is one. */
export function preview({ items, tasks, reminders, lights, overdue, moves, more }, when) {
  const effects = [
    items ? `${items} 件未办结事项的办理时限改变，涉及 ${tasks} 个待办` : null,
    overdue ? `其中 ${overdue} 项时限因此成为逾期` : null,
    reminders ? `${reminders} 次尚未发出的提醒和督办改期、取消或新增` : null,
    lights ? `${lights} 项措施今天的灯色改变` : null,
  ].filter(Boolean);
  return element('div', { className: 'rules-preview', role: 'status' },
    element('strong', { text: '影响' }),
    effects.length
      ? element('ul', {}, ...effects.map(text => element('li', { text })))
      : element('p', { text: `不改变已有事项的时限，${when}起适用于以后的事项。` }),
    moves.length ? element('details', {},
      element('summary', { text: more ? `查看最先到期的 ${moves.length} 项` : `逐项查看（${moves.length} 项时限）` }),
      element('div', { className: 'rules-scroll', tabindex: '0', role: 'region', 'aria-label': '时限改变的事项' },
        element('table', { className: 'rules-table' },
          element('thead', {}, element('tr', {}, ...['事项', '时限', '原到期日', '新到期日'].map(text => element('th', { scope: 'col', text })))),
          element('tbody', {}, ...moves.map(({ item, what, from, to }) => element('tr', {},
            element('td', {}, element('a', { href: `/go/${encodeURIComponent(item)}`, text: item })),
            ...[what, from, to].map(text => element('td', { text })))))))) : null);
}

/** Shows a refusal at the control it belongs to, otherwise in the place above the buttons. */
export function refuse(refused, control, place) {
  const message = element('p', { className: 'duban-message', role: 'alert', text: refused.message });
  if (!control) {
    place.replaceChildren(message);
    return;
  }
  message.id = `${control.id}-message`;
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', message.id);
  control.parentElement.append(message);
  control.focus();
}

export function forgive(form) {
  form.querySelectorAll('.duban-message').forEach(message => message.remove());
  form.querySelectorAll('[aria-invalid]').forEach(control => {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  });
}
