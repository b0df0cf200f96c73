import { element } from './dom.js';
import { urlOf } from './http.js';
import { light } from './light.js';

/** Writes what the person needs in order to decide: the item, its due day, then the sections the form asks to see. */
export function renderContext(host, { task, sections }) {
  host.replaceChildren(header(task), ...blocks(host.dataset.show.split(/\s+/), sections));
}

/** Those of the sections that have these keys, in the order of the keys. */
export const blocks = (keys, sections) =>
  keys.map(key => sections.find(section => section.key === key)).filter(Boolean)
    .map(section => (section.key === 'history' ? folded(section) : open(section)));

export function renderSkeleton(host) {
  const bars = [60, 90, 75, 85, 50].map(width => element('span', { className: 'duban-bar', style: `width:${width}%` }));
  host.replaceChildren(
    element('div', { className: 'duban-skeleton', role: 'status' }, element('span', { className: 'sr-only', text: '正在载入……' }), ...bars));
}

export function renderFailure(host, refused, retry) {
  const gone = refused.status === 404 || refused.status === 409;
  host.replaceChildren(
    element('div', { className: 'duban-failure', role: 'alert' },
      element('strong', { text: gone ? '已由别人办理' : '此件的内容没有载入' }),
      element('p', { text: refused.message }),
      gone ? null : element('button', { type: 'button', className: 'btn btn-default', text: '重新载入', onclick: retry })));
}

function header(task) {
  return element('header', { className: 'duban-item' },
    element('p', { className: 'duban-number', text: task.item }),
    element('h3', { text: task.title }),
    task.dueText
      ? element('p', { className: 'duban-due' }, element('span', { text: `办理时限 ${task.dueText}` }), light(task.light),
        task.missing ? element('span', { className: 'duban-missing', text: task.missing }) : null)
      : null);
}

function open(section) {
  return element('section', { className: `duban-section duban-section-${section.key}` },
    element('h4', { text: section.title }), ...content(section));
}

function folded(section) {
  const count = section.log?.length ?? 0;
  return element('details', { className: 'duban-section' },
    element('summary', { text: count ? `${section.title}（${count} 条）` : section.title }), ...content(section));
}

/** What a section says, without its title. */
export function content({ facts, table, log, warning }) {
  return [
    warning ? element('p', { className: 'duban-warning', text: warning }) : null,
    facts?.length ? element('dl', { className: 'duban-facts' }, ...facts.map(fact)) : null,
    table?.rows.length ? tableOf(table) : null,
    log?.length ? element('ol', { className: 'duban-log' }, ...log.map(entry)) : null,
  ];
}

/** Numbers and dates do not break at their hyphens. */
const cell = (text, column) =>
  element('td', { 'data-label': column, className: text.length <= 12 ? 'duban-whole' : null }, ...text.split(MOMENT).map(part =>
    MOMENT.test(part) ? element('span', { className: 'duban-whole', text: part }) : part));

const MOMENT = /(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)/;

const fact = ({ label, value, link }) =>
  element('div', {}, element('dt', { text: label }), link
    ? element('dd', {}, element('a', { href: urlOf(link), target: '_blank', rel: 'noopener', text: value }))
    : element('dd', { text: value || '—' }));

function tableOf({ columns, rows }) {
  return element('table', { className: 'duban-table' },
    element('thead', {}, element('tr', {}, ...columns.map(text => element('th', { scope: 'col', text })))),
    element('tbody', {}, ...rows.map(row =>
      element('tr', {}, ...row.map((text, index) => cell(text ?? '', columns[index]))))));
}

const entry = ({ at, who, what, reason, scan }) =>
  element('li', {},
    element('p', { className: 'duban-log-head' }, element('time', { text: at }),
      element('span', { text: scan ? `${who}，` : who }, scan ? linkTo(scan) : null)),
    element('p', { text: what }),
    reason ? element('p', { className: 'duban-reason', text: reason }) : null);

/** The paper somebody signed opens beside the form. */
const linkTo = scan => element('a', { href: urlOf(`scans/${scan}`), target: '_blank', rel: 'noopener', text: '附扫描件' });
