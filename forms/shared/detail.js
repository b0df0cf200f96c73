import { content, renderFailure, renderSkeleton } from './context.js';
import { element } from './dom.js';
import { get, Refused, urlOf } from './http.js';
import { light } from './light.js';
import { urgeBlock } from './urge.js';

const FILTERS = [
  { label: '全部', shows: () => true },
  { label: '意见与退回', shows: ({ kind }) => kind === 'OPINION' },
  { label: '进展', shows: ({ kind }) => kind === 'PROGRESS' },
];

/** Everything that is known of the task's item: clocks, where it comes from, what was said and done, whom to call. */
async function load(host, taskId) {
  renderSkeleton(host);
  try {
    const detail = await get(`tasks/${encodeURIComponent(taskId)}/detail`);
    host.replaceChildren(...page(detail));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    renderFailure(host, refused, () => load(host, taskId));
  }
}

function page(detail) {
  const parts = [
    part('时限与时间', null, clocks(detail), held(detail.hands)),
    ...detail.about.map(section => part(section.title, null, ...content(section))),
    detail.rejections ? part('历次退回', detail.rejections.length, rejections(detail.rejections)) : null,
    detail.progress ? part(detail.progress.title, detail.progress.log.length, ...content(detail.progress)) : null,
    detail.urges.count || detail.urges.people.length ? part('催办', detail.urges.count, urgeBlock(detail.item, detail.urges)) : null,
    part('办理经过', detail.timeline.length, detail.withheld ? element('p', { className: 'duban-hint', text: detail.withheld }) : null, timeline(detail.timeline)),
    part('联系人', null, contacts(detail.contacts)),
  ].filter(Boolean);
  return [
    element('header', {},
      element('p', { className: 'duban-number', text: detail.item }),
      element('h3', { text: detail.title })),
    element('nav', { className: 'duban-detail-nav', 'aria-label': '本页内容' }, ...parts.map(({ title, heading, count }) =>
      element('button', { type: 'button', text: count ? `${title} ${count}` : title, onclick: () => goTo(heading) }))),
    ...parts.map(({ node }) => node),
  ];
}

function part(title, count, ...nodes) {
  const heading = element('h4', { text: count ? `${title}（${count}）` : title, tabindex: '-1' });
  return { title, count, heading, node: element('section', { className: 'duban-detail-part' }, heading, ...nodes) };
}

function goTo(node) {
  node.scrollIntoView({ block: 'start' });
  node.focus({ preventScroll: true });
}

function daysOf(days) {
  if (days === null) return '工作日历未录入';
  return days === 0 ? '不足 1 个工作日' : `${days} 个工作日`;
}

function clocks({ clocks: dues, hands }) {
  return element('div', { className: 'duban-clocks' }, ...dues.map(due), inHands(hands));
}

const due = ({ title, day, light: left, facts }) =>
  element('article', { className: 'duban-clock' },
    element('h5', { text: title }),
    element('p', { className: 'duban-clock-figure', text: day }),
    light(left),
    ...content({ facts }));

const inHands = ({ holder, since, days }) =>
  element('article', { className: 'duban-clock' },
    element('h5', { text: '现在在谁手中' }),
    element('p', { className: 'duban-clock-figure', text: holder ?? '不在任何单位手中' }),
    holder ? element('p', {}, '已 ', element('strong', { text: daysOf(days) })) : null,
    holder ? element('p', { className: 'duban-hint', text: `自${since}起` }) : null);

/** Where the time went, in words, figures and lengths. */
function held({ held: holders }) {
  if (!holders.length) return null;
  const most = Math.max(1, ...holders.map(({ days }) => days ?? 0));
  return element('div', { className: 'duban-held' },
    element('h5', { text: '时间用在哪里' }),
    element('ol', {}, ...holders.map(({ holder, days, now }) =>
      element('li', {},
        element('span', { className: 'duban-held-who', text: now ? `${holder}（现在）` : holder }),
        element('span', { className: 'duban-held-line', 'aria-hidden': 'true' }, element('span', { style: `width:${(100 * (days ?? 0)) / most}%` })),
        element('span', { className: 'duban-held-days', text: daysOf(days) })))));
}

function rejections(all) {
  if (!all.length) return element('p', { className: 'duban-hint', text: '没有被退回过。' });
  return element('ol', { className: 'duban-log' }, ...all.map(({ at, who, what, reason, criteria }) =>
    element('li', {},
      head(at, who),
      element('p', {}, element('strong', { text: what })),
      element('p', { className: 'duban-reason', text: reason }),
      criteria.length ? element('ul', { className: 'duban-criteria' }, ...criteria.map(text => element('li', { text }))) : null)));
}

const head = (at, who) =>
  element('p', { className: 'duban-log-head' }, element('time', { text: at }), element('span', { text: who }));

/** The latest first; narrowed by buttons, with ways to both ends. */
function timeline(moments) {
  const list = element('ol', { className: 'duban-log' });
  const state = element('p', { className: 'duban-hint', role: 'status' });
  const show = filter => {
    const shown = moments.filter(filter.shows);
    list.replaceChildren(...shown.map(moment));
    state.textContent = shown.length ? '' : '没有这类记录。';
    for (const { button, ...each } of choices) button.setAttribute('aria-pressed', String(each.label === filter.label));
    first.hidden = latest.hidden = shown.length < 4;
  };
  const first = element('button', { type: 'button', className: 'btn btn-link', text: '跳到最早一条', onclick: () => goTo(list.lastElementChild) });
  const latest = element('button', { type: 'button', className: 'btn btn-link', text: '回到最近一条', onclick: () => goTo(list.firstElementChild) });
  const choices = FILTERS.map(filter => ({
    ...filter,
    button: element('button', { type: 'button', className: 'duban-narrow', text: `${filter.label} ${moments.filter(filter.shows).length}`, onclick: () => show(filter) }),
  }));
  show(FILTERS[0]);
  return element('div', {},
    element('div', { className: 'duban-narrows', role: 'group', 'aria-label': '只看' }, ...choices.map(({ button }) => button), first),
    state, list, latest);
}

const moment = ({ at, who, what, from, to, told, scan, notice }) =>
  element('li', { tabindex: '-1' },
    element('p', { className: 'duban-log-head' },
      element('time', { text: at }),
      element('span', { text: scan ? `${who}，` : who },
        scan ? element('a', { href: urlOf(`scans/${scan}`), target: '_blank', rel: 'noopener', text: '附扫描件' }) : null)),
    element('p', {},
      element('strong', { text: what }),
      to && from !== to ? element('span', { className: 'duban-states', text: from ? `${from} → ${to}` : to }) : null),
    told ? element('p', { className: 'duban-reason', text: told }) : null,
    notice ? element('p', {}, element('a', { href: urlOf(`notices/${notice}/page`), target: '_blank', rel: 'noopener', text: '打开督办单' })) : null);

const contacts = people =>
  element('ul', { className: 'duban-contacts' }, ...people.map(({ roles, name, department, section, telephone }) =>
    element('li', {},
      element('p', { className: 'duban-hint', text: roles }),
      element('p', {}, element('strong', { text: name }), element('span', { text: ` ${department} ${section}` })),
      telephone ? element('a', { href: `tel:${telephone.replace(/[^\d+]/g, '')}`, text: telephone, 'aria-label': `打电话给${name}：${telephone}` }) : element('span', { className: 'duban-hint', text: '没有登记电话' }))));

export default {
  id: 'duban-detail',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '详情' },
  render(node, { taskId }) {
    const host = element('div', { className: 'duban-detail' });
    node.replaceChildren(host);
    load(host, taskId);
  },
};
