import { button, field, input, select, textarea } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { failure, hashOf, letter, skeleton, wanted } from './letter.js';
import { around } from './own-page.js';
import { forgive, refuse } from './rules-preview.js';

/** The outbox: what went out and what did not, and what the administrator can do about it. */
const host = document.getElementById('mails');
const showAround = around('mails');

const told = element('p', { className: 'mails-told', role: 'status', tabindex: '-1' });
let session = null;
let asked = 0;
let lastOpened = null;

const link = (values, text, properties = {}) => element('a', { href: hashOf(values), text, ...properties });

/** @param done what to say when it is there again */
async function show(done) {
  const turn = ++asked;
  const place = wanted();
  const { mail, ...criteria } = place;
  told.textContent = done ?? '';
  if (!done) host.replaceChildren(element('h1', { text: '发件箱' }), skeleton());
  try {
    const answer = await get(mail ? `mails/${encodeURIComponent(mail)}` : `mails?${new URLSearchParams(criteria)}`);
    // Meanwhile something else was asked for.
    if (turn !== asked) return;
    host.replaceChildren(...(mail ? one(answer, criteria) : all(answer, criteria)));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (turn !== asked) return;
    host.replaceChildren(element('h1', { text: '发件箱' }), failure(refused, () => show()), mail ? back(criteria) : link({}, '查看全部邮件'));
    return;
  }
  if (done) told.focus();
  else if (mail) host.querySelector('h1').focus();
  else if (lastOpened) host.querySelector(`[data-mail="${lastOpened}"] a`)?.focus();
  lastOpened = mail ?? null;
}

// All mails

function all({ sending, badMailboxes, choices, mails, older }, criteria) {
  return [
    element('h1', { text: '发件箱' }),
    verdict(sending), pause(sending.pause), told, boxes(badMailboxes),
    filters(choices, criteria),
    mails.length ? table(mails, criteria) : empty(criteria),
    pager(older, criteria),
  ].filter(Boolean);
}

/** Each number leads to the list it counts. */
function verdict({ sentToday, waiting, retrying, failedThisWeek }) {
  const part = (values, words, count, bad) => link(values, `${words} ${count} 封`, { className: bad && count ? 'mails-bad' : null });
  return element('p', { className: 'mails-verdict' },
    part({ state: 'SENT', period: 'TODAY' }, '今天发出', sentToday), '，',
    part({ state: 'WAITING' }, '待发', waiting), '，',
    ...(retrying ? [part({ state: 'RETRYING' }, '重试中', retrying), '，'] : []),
    part({ state: 'FAILED', period: 'WEEK' }, '近7天失败', failedThisWeek, true));
}

const pause = paused => paused && element('div', { className: 'mails-pause', role: 'alert' },
  element('p', { text: `${paused.told}。` }),
  paused.answer ? element('p', { className: 'mails-quiet', text: `服务器答复：${paused.answer}` }) : null);

function boxes(bad) {
  if (!bad.length) return null;
  return element('section', { className: 'mails-boxes', 'aria-labelledby': 'mails-boxes' },
    element('h2', { id: 'mails-boxes', text: `收不到邮件的邮箱 ${bad.length} 个` }),
    element('p', { className: 'mails-quiet', text: '邮件服务器已拒收，系统不再往这些邮箱发送，应告知的事项改告督办专班。请先电话核实：换了地址的在“用户管理”更正，原地址恢复正常的点“恢复使用”。' }),
    element('ul', {}, ...bad.map(box)));
}

function box({ person, name, department, address, telephone, since, answer }) {
  const act = new Act('恢复使用', {
    id: `trust-${person}`,
    question: `以后的邮件照常发到 ${address}。`,
    reason: '恢复原因',
    sure: '确定恢复',
    path: 'mails/mailboxes/trust',
    body: { person },
    done: `${department} ${name}的邮箱 ${address} 已恢复使用，以后的邮件照常发送。`,
  });
  return element('li', {},
    element('div', {},
      element('p', {}, element('strong', { text: `${department} ${name}` }), ` ${address} `,
        telephone ? element('a', { href: `tel:${telephone}`, text: telephone }) : null),
      element('p', { className: 'mails-quiet', text: `${since} 起；服务器答复：${answer}` })),
    act.node);
}

/** A button that asks why, and once more whether it is meant, before it does anything; where it stands. */
class Act {
  constructor(label, act) {
    this.act = act;
    this.opener = button(label, () => this.#ask());
    this.node = element('div', { className: 'mails-act' }, this.opener);
  }

  #ask() {
    const { id, question, reason, sure } = this.act;
    this.reason = textarea(id);
    this.outcome = element('div', { 'aria-live': 'polite' });
    this.form = element('form', { className: 'mails-ask', novalidate: true },
      element('p', { text: question }), field(reason, this.reason), this.outcome,
      element('div', { className: 'mails-buttons' },
        element('button', { type: 'submit', className: 'btn btn-primary', text: sure }), button('取消', () => this.#close())));
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#go();
    });
    this.node.replaceChildren(this.form);
    this.reason.focus();
  }

  #close() {
    this.node.replaceChildren(this.opener);
    this.opener.focus();
  }

  async #go() {
    const { path, body, done } = this.act;
    forgive(this.form);
    const buttons = this.form.querySelectorAll('button');
    buttons.forEach(each => (each.disabled = true));
    try {
      await post(path, JSON.stringify({ ...body, reason: this.reason.value }), 'application/json');
      await show(done);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused, refused.field === 'reason' ? this.reason : null, this.outcome);
    } finally {
      buttons.forEach(each => (each.disabled = false));
    }
  }
}

function filters({ states, kinds, periods }, criteria) {
  const chooser = (id, choices, none) => {
    const control = select(id, choices, none);
    control.value = criteria[id] ?? '';
    return control;
  };
  const state = chooser('state', states, '全部状态');
  const kind = chooser('kind', kinds, '全部种类');
  const period = chooser('period', periods.filter(({ value }) => value !== 'ALL'), '全部时间');
  const words = input('words', 'search', { value: criteria.words ?? '', maxlength: 100 });
  const form = element('form', { className: 'mails-filters', role: 'search', autocomplete: 'off' },
    field('状态', state), field('种类', kind), field('时间', period), field('收件人、主题或事项编号', words),
    element('button', { type: 'submit', className: 'btn btn-primary', text: '查找' }),
    Object.keys(criteria).length ? link({}, '清除条件', { className: 'mails-clear' }) : null);
  const choose = event => {
    event.preventDefault();
    go({ state: state.value, kind: kind.value, period: period.value, words: words.value.trim() });
  };
  form.addEventListener('submit', choose);
  [state, kind, period].forEach(control => control.addEventListener('change', choose));
  return form;
}

/** Asked for the same again it is looked for again. */
function go(values) {
  const hash = hashOf(values);
  if (hash === (location.hash || '#')) show();
  else location.hash = hash;
}

const empty = criteria => element('p', { className: 'mails-empty',
  text: Object.keys(criteria).length ? '没有符合条件的邮件。可以放宽条件，或点“清除条件”。' : '还没有邮件。每个工作日早上、交办和审批等事项发生时，邮件会列在这里。' });

function table(mails, criteria) {
  return element('table', { className: 'mails-table' },
    element('caption', { className: 'mails-hidden', text: '邮件，最新的在前' }),
    element('thead', {}, element('tr', {}, ...['时间', '收件人', '主题', '状态'].map(text => element('th', { scope: 'col', text })))),
    element('tbody', {}, ...mails.map(mail => row(mail, criteria))));
}

function row({ id, at, department, name, address, subject, kind, standing, state, attempts, next, maybeTwice, answer }, criteria) {
  return element('tr', { 'data-mail': id },
    element('td', { className: 'mails-at', text: at }),
    element('td', {}, element('span', { className: 'mails-who', text: `${department} ${name}` }), element('span', { className: 'mails-quiet', text: address })),
    element('td', {}, link({ ...criteria, mail: id }, subject, { className: 'mails-subject' }), element('span', { className: 'mails-quiet', text: kind })),
    element('td', {},
      element('span', { className: `mails-state mails-${standing.toLowerCase()}`, text: state }),
      maybeTwice ? element('span', { className: 'mails-twice', text: '可能重复' }) : null,
      tried(standing, attempts, next),
      answer && standing !== 'SENT' ? element('span', { className: 'mails-quiet mails-answer', text: answer }) : null));
}

/** Once and sent is how it should be, and not worth a word. */
function tried(standing, attempts, next) {
  const words = [attempts > 1 || (attempts && standing !== 'SENT') ? `已试 ${attempts} 次` : null, next ? `${next} ${attempts ? '再试' : '发送'}` : null].filter(Boolean);
  return words.length ? element('span', { className: 'mails-quiet', text: words.join('，') }) : null;
}

const pager = (older, { before, ...criteria }) => older || before
  ? element('nav', { className: 'mails-pager', 'aria-label': '翻页' },
    before ? link(criteria, '回到最新') : null, older ? link({ ...criteria, before: older }, '更早的邮件') : null)
  : null;

// One mail

const back = criteria => link(criteria, '返回列表', { className: 'mails-back' });

function one({ row: { id, at, department, name, address, subject, kind, standing, state, maybeTwice }, written, plain, lines, story, failed }, criteria) {
  const fact = (label, ...content) => element('div', {}, element('dt', { text: label }), element('dd', {}, ...content));
  return [
    back(criteria),
    element('h1', { tabindex: '-1', text: subject }),
    told,
    element('dl', { className: 'mails-facts' },
      fact('收件人', `${department} ${name}（${address}）`),
      fact('种类', kind),
      fact('时间', at),
      fact('状态', element('span', { className: `mails-state mails-${standing.toLowerCase()}`, text: state }),
        maybeTwice ? element('span', { className: 'mails-twice', text: '可能重复' }) : null),
      fact('经过', element('ol', { className: 'mails-story' }, ...story.map(text => element('li', { text })))),
      lines.length ? fact('事项', items(lines)) : null),
    failed ? resend(id, `${department} ${name}`) : null,
    written
      ? letter({ subject, html: true, plain }, `mails/${id}/html`)
      : element('p', { className: 'mails-empty', text: '这封邮件还没有写成，发送前才按当时的情况写。' }),
  ].filter(Boolean);
}

/** Only for those who have lists of tasks an item's link leads somewhere. */
function items(lines) {
  const opens = session.places.some(({ app }) => app === 'tasklist');
  return element('ul', { className: 'mails-lines' }, ...lines.map(({ item, title, why, insteadOf }) => element('li', {},
    opens ? element('a', { href: `/go/${encodeURIComponent(item)}`, text: title }) : element('span', { text: title }),
    element('span', { className: 'mails-quiet', text: ` ${item} ${why}${insteadOf ? `，本应告知${insteadOf}` : ''}` }))));
}

const resend = (id, recipient) => new Act('重新发送', {
  id: 'resend',
  question: `把这封邮件重新发给${recipient}，发到现在登记的邮箱。`,
  reason: '重发原因',
  sure: '确定发送',
  path: `mails/${id}/resend`,
  body: {},
  done: '已重新列入待发，几秒钟内发送。',
}).node;

window.addEventListener('hashchange', () => show());
showAround().then(known => {
  session = known;
  show();
});
