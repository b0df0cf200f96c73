import { content } from './context.js';
import { element } from './dom.js';
import { get, Refused } from './http.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';

const go = number => element('a', { href: `/go/${encodeURIComponent(number)}`, text: number });

/** Who has reported and who has not, and what departments ask help for. For the office, the government office, the leaders. */
class RoundsPanel {
  constructor(opener) {
    this.body = element('div', { 'aria-live': 'polite' });
    this.panel = new Panel(opener, 'duban-rounds', '进展报告',
      element('p', { className: 'duban-lead', text: '各单位每月报送一次；逾期没有报送的，在此列为未报，直到报送。' }), this.body);
  }

  async show() {
    this.panel.show();
    this.body.replaceChildren(element('p', { text: '正在载入……' }));
    try {
      this.#render(await get('progress-rounds'));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.body.replaceChildren(element('p', { className: 'duban-message duban-message-top', role: 'alert', text: refused.message }));
    }
  }

  #render({ missing, open, needs, recorded }) {
    const parts = [
      section('missing', '未报', missing.length, '份', missing.map(opened), '没有逾期未报的进展报告。'),
      section('open', '填报中', open.length, '份', open.map(opened), '没有正在填报的进展报告。'),
      section('needs', '困难与需协调', needs.length, '项', needs.map(need), '目前没有单位提出困难或需要协调的事项。'),
      section('recorded', '已报', recorded.length, '份', recorded.map(done), '还没有报送的进展报告。'),
    ];
    this.body.replaceChildren(
      element('nav', { className: 'duban-tiles', 'aria-label': '进展报告汇总' }, ...parts.map(({ label, count, unit, heading }) =>
        element('button', { type: 'button', className: count ? 'duban-tile' : 'duban-tile duban-tile-none', onclick: () => jump(heading) },
          element('span', { text: label }), element('strong', { text: `${count} ${unit}` })))),
      ...parts.map(({ node }) => node));
  }
}

function jump(heading) {
  heading.focus();
  heading.scrollIntoView({ block: 'start' });
}

/** The number in its heading counts exactly what stands below it. */
function section(id, label, count, unit, entries, none) {
  const heading = element('h4', { id: `duban-rounds-${id}`, tabindex: '-1', text: `${label} ${count} ${unit}` });
  const node = element('section', { className: 'duban-rounds-part', 'aria-labelledby': heading.id }, heading,
    count ? element('ul', { className: 'duban-rounds-list' }, ...entries) : element('p', { className: 'duban-hint', text: none }));
  return { label, count, unit, heading, node };
}

const opened = ({ number, department, month, due, days, step, measures, contacts }) =>
  element('li', { 'data-round': number },
    element('p', { className: 'duban-rounds-head' }, element('strong', { text: `${department} ${month}` }), ' ', go(number)),
    element('p', {},
      days === null ? null : element('span', { className: 'duban-missing', text: `未报，已过 ${days} 个工作日` }),
      element('span', { text: `${days === null ? '' : ' '}${step}，报送时限 ${due}` })),
    measures.length
      ? element('details', {}, element('summary', { text: `须填报的措施 ${measures.length} 项` }),
        element('ul', {}, ...measures.map(measure => element('li', {}, go(measure.number), ` ${measure.title}`))))
      : element('p', { className: 'duban-hint', text: '须填报的措施 0 项' }),
    element('p', { className: 'duban-hint' }, ...contacts.flatMap(({ role, name, telephone }, index) => [
      index ? '；' : '', `${role} ${name} `, element('a', { href: `tel:${telephone}`, text: telephone })])));

const need = ({ measure, title, department, reportedAt, obstacles, helpNeeded, forecast }) =>
  element('li', { 'data-measure': measure },
    element('p', { className: 'duban-rounds-head' }, go(measure), ` ${title}`),
    obstacles ? element('p', { text: `困难：${obstacles}` }) : null,
    helpNeeded ? element('p', { text: `需协调：${helpNeeded}` }) : null,
    element('p', { className: 'duban-hint', text: `${department}，${reportedAt} 报送${forecast === '—' ? '' : `，预计${forecast}办结`}` }));

/** What was recorded is read when somebody wants to see it. */
function done({ number, department, month, signed, reported, unchanged }) {
  const rows = element('div');
  const all = element('details', {}, element('summary', { text: `登记 ${reported} 项进展，其中无变化 ${unchanged} 项` }), rows);
  all.addEventListener('toggle', () => all.open && !rows.childElementCount && load(rows, number));
  return element('li', { 'data-round': number },
    element('p', { className: 'duban-rounds-head' }, element('strong', { text: `${department} ${month}` }), ' ', go(number)),
    all, element('p', { className: 'duban-hint', text: signed }));
}

async function load(host, number) {
  try {
    host.replaceChildren(...content(await get(`progress-rounds/recorded/${encodeURIComponent(number)}`)).filter(Boolean));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    host.replaceChildren(element('p', { className: 'duban-message', role: 'alert', text: refused.message }));
  }
}

export default navbarPlugin('duban-rounds', '进展报告', 295, ['OFFICE', 'GOVERNMENT_OFFICE', 'LEADER'],
  opener => new RoundsPanel(opener).show());
