import { element } from './dom.js';
import { get, Refused } from './http.js';
import { failure, hashOf, letter, skeleton, wanted } from './letter.js';
import { around } from './own-page.js';

/** In the demo only: everybody's mailbox, with the mails that were really sent, as their readers see them. */
const host = document.getElementById('mails');
const showAround = around('demo-mails');

/** Where list and mail stand side by side, a mail is open from the beginning. */
const side = window.matchMedia('(min-width: 900px)');

const list = element('div', { className: 'mailbox-list' });
const open = element('section', { className: 'mailbox-mail', 'aria-label': '邮件', 'aria-live': 'polite' });
let asked = 0;
let box = null;

async function show() {
  const turn = ++asked;
  const { mail, ...place } = wanted();
  // The list is read anew when another one is wanted.
  const query = new URLSearchParams(place).toString();
  try {
    if (box?.query !== query) {
      list.replaceChildren(skeleton());
      open.replaceChildren();
      const found = await get(`demo/mails?${query}`);
      if (turn !== asked) return;
      box = { ...found, query };
    }
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (turn === asked) list.replaceChildren(failure(refused, show));
    return;
  }
  const shown = mail ?? (side.matches ? box.mails[0]?.id : null);
  host.classList.toggle('mailbox-open', Boolean(mail));
  renderList(shown, place);
  if (shown) await read(shown, turn, place, Boolean(mail));
  else open.replaceChildren();
}

function renderList(shown, place) {
  const { told, person, readers, mails, older } = box;
  const chooser = element('select', { id: 'reader', className: 'form-control' },
    element('option', { value: '', text: '全部', selected: person === '' }),
    ...readers.map(reader => element('option', {
      value: reader.person, text: `${reader.name}（${reader.department}，${reader.mails} 封）`, selected: reader.person === person,
    })));
  chooser.addEventListener('change', () => (location.hash = `person=${encodeURIComponent(chooser.value)}`));
  list.replaceChildren(...[
    element('div', { className: 'mailbox-chooser' }, element('label', { for: 'reader', text: '谁的邮箱' }), chooser),
    told ? element('p', { className: 'mails-pause', text: told }) : null,
    mails.length || told ? null : element('p', { className: 'mails-empty', text: '这个邮箱还没有邮件。点页面底部的“演示时间”推进几个工作日，到时间的邮件会发到这里。' }),
    element('ul', { className: 'mailbox-rows' }, ...mails.map(each => element('li', {},
      element('a', { href: `#${query({ ...place, mail: each.id })}`, 'aria-current': each.id === shown ? 'true' : null },
        element('span', { className: 'mailbox-subject', text: each.subject }),
        element('span', { className: 'mails-quiet', text: person ? each.at : `${each.at}　${each.department} ${each.reader}` }))))),
    older || place.before ? element('nav', { className: 'mails-pager', 'aria-label': '翻页' },
      place.before ? element('a', { href: `#${query({ ...place, before: '' })}`, text: '回到最新' }) : null,
      older ? element('a', { href: `#${query({ ...place, before: older })}`, text: '更早的邮件' }) : null) : null,
  ].filter(Boolean));
}

/** Everybody is a person too: an empty one. */
function query({ person, ...values }) {
  const rest = hashOf(values).slice(1);
  return [person === undefined ? null : `person=${encodeURIComponent(person)}`, rest].filter(Boolean).join('&');
}

async function read(id, turn, place, chosen) {
  let mail;
  try {
    mail = await get(`demo/mails/${encodeURIComponent(id)}`);
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (turn === asked) open.replaceChildren(failure(refused, show));
    return;
  }
  if (turn !== asked) return;
  const { row: { subject, at, reader, department }, yours, html, plain, headers } = mail;
  open.replaceChildren(
    element('a', { className: 'mails-back', href: `#${query(place)}`, text: '返回列表' }),
    element('h2', { tabindex: '-1', text: subject }),
    element('p', { className: 'mails-quiet', text: `${at}　发给 ${department} ${reader}` }),
    yours ? '' : element('p', { className: 'mails-quiet', text: `邮件里的按钮按现在登录的人打开；要以${reader}的身份办理，请退出后用那个账号登录。` }),
    letter({ subject, html, plain }, `demo/mails/${encodeURIComponent(id)}/html`),
    element('details', { className: 'mailbox-headers' }, element('summary', { text: '邮件头' }),
      element('pre', { tabindex: '0', 'aria-label': '邮件头', text: headers })));
  if (chosen) open.querySelector('h2').focus({ preventScroll: true });
}

host.replaceChildren(
  element('h1', { text: '演示邮箱' }),
  element('p', { className: 'mails-lead', text: '系统发出的邮件在演示中不会送到任何人，都留在这里。看到的就是收件人看到的样子，里面的按钮可以点。' }),
  element('div', { className: 'mailbox' }, list, open));
window.addEventListener('hashchange', show);
showAround().then(show);
