import { element } from './dom.js';
import { get, Refused } from './http.js';
import { around } from './own-page.js';

/** What does not hold of open items: the verdict in one sentence, and each exception with what is to be done about it. */
const host = document.getElementById('daily-check');
const showAround = around('dailyCheck');

/** @param opens whether the reader has a place where an item can be looked at */
async function load(opens) {
  let page;
  try {
    page = await get('daily-check');
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    host.replaceChildren(element('p', { className: 'duban-message', role: 'alert', text: refused.message }));
    return;
  }
  const { verdict, asOf, clock, excepted, exceptions, more } = page;
  const well = !excepted;
  host.replaceChildren(
    element('h1', { text: '每日核对' }),
    element('p', { className: `daily-check-verdict ${well ? 'daily-check-well' : 'daily-check-wrong'}` },
      element('span', { 'aria-hidden': 'true', text: well ? '✓ ' : '▲ ' }), element('strong', { text: verdict })),
    clock ? element('p', { className: 'daily-check-clock', role: 'alert', text: clock }) : '',
    element('p', { className: 'daily-check-lead', text: `截至${asOf}。逐件核对：有在任的承办人或代理人、有邮箱、有待办和时限，措施有下一催办节点和要告知的人；每日例行没有办成的也列在这里。只列例外。` }),
    ...(well ? [] : [element('ul', { className: 'daily-check-list', 'aria-label': '例外' }, ...byItem(exceptions).map(each => item(each, opens)))]),
    more ? element('p', { className: 'daily-check-lead', text: `只列前 ${exceptions.length} 条，处理后再核对其余。` }) : '');
}

/** What is wrong with one item stands together. */
function byItem(exceptions) {
  const items = new Map();
  for (const { item, title, what } of exceptions) {
    if (!items.has(item)) items.set(item, { number: item, title, whats: [] });
    items.get(item).whats.push(what);
  }
  return [...items.values()];
}

function item({ number, title, whats }, opens) {
  return element('li', {},
    element('div', { className: 'daily-check-item' },
      opens ? element('a', { href: `/go/${encodeURIComponent(number)}`, text: number }) : element('span', { text: number }),
      title === number ? null : element('span', { className: 'daily-check-title', text: withoutNumber(number, title) })),
    ...whats.map(text => element('p', { text })));
}

/** Titles of lists begin with the last part of the number, which stands before it here. */
function withoutNumber(number, title) {
  const own = `${number.split('-').pop()} `;
  return title.startsWith(own) ? title.slice(own.length) : title;
}

showAround().then(({ places }) => load(places.some(({ app }) => app === 'tasklist')));
