import { element } from './dom.js';
import { get, Refused } from './http.js';
import { around } from './own-page.js';
import { CalendarPart } from './rules-calendar.js';
import { PolicyPart } from './rules-policy.js';

/** The one page of deadlines: what the rules are, since when, by whom; what the calendar is; changed there by those who may. */
const host = document.getElementById('rules');
const showAround = around('rules');

const policy = new PolicyPart(load);
const calendar = new CalendarPart(load);
const told = element('p', { className: 'rules-told', role: 'status', tabindex: '-1' });

/** @param done what to say when the page is there again */
async function load(done) {
  let page;
  try {
    page = await get('rules');
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    host.replaceChildren(element('p', { className: 'duban-message', role: 'alert', text: refused.message }));
    return;
  }
  told.textContent = done ?? '';
  host.replaceChildren(
    element('h1', { text: '期限与三色规则' }),
    element('p', { className: 'rules-lead', text: '各环节的期限、提醒、灯色都按这里的数字计算；数字由系统管理员录入，督办专班批准后生效。' }),
    element('nav', { className: 'rules-nav', 'aria-label': '本页内容' },
      ...[['rules-now', '现行规则'], ['history', '版本记录'], ['calendar', '工作日历']].map(([id, text]) => element('a', { href: `#${id}`, text }))),
    told, ...policy.render(page), ...calendar.render(page));
  if (done) {
    // What was to be done may be done.
    showAround();
    told.focus();
    told.scrollIntoView({ block: 'center' });
  } else if (location.hash.length > 1) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}

showAround().then(() => load());
