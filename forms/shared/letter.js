import { element } from './dom.js';
import { urlOf } from './http.js';

/** How a mail can be looked at: each a name, its choices, and what they are called; the first is what one sees at once. */
const LOOKS = [
  { id: 'form', label: '格式', choices: [['html', '网页格式'], ['plain', '纯文本']] },
  { id: 'width', label: '宽度', choices: [['wide', '桌面'], ['narrow', '手机']] },
  { id: 'scheme', label: '底色', choices: [['light', '浅色'], ['dark', '深色']] },
];

/** What somebody chose stays chosen for the next mail. */
const chosen = Object.fromEntries(LOOKS.map(({ id, choices: [[first]] }) => [id, first]));

/**
 * A mail as its reader sees it: in a frame of its own where nothing runs and nothing is fetched, or as plain text.
 *
 * @param mail `html` tells whether there is any, `plain` is `null` if there is none
 * @param path where the server has its HTML
 */
export function letter({ subject, html, plain }, path) {
  const body = element('div', { className: 'letter-body' });
  const bars = LOOKS.map(look => bar(look, draw)).filter(({ look }) => look.id !== 'form' || (html && plain !== null));
  const node = element('div', { className: 'letter' }, element('div', { className: 'letter-looks' }, ...bars.map(each => each.node)), body);
  const frame = html && element('iframe', {
    className: 'letter-frame', title: `邮件内容：${subject}`, sandbox: 'allow-popups allow-popups-to-escape-sandbox',
  });
  const text = element('pre', { className: 'letter-text', tabindex: '0', 'aria-label': '邮件纯文本', text: plain ?? '' });

  function draw() {
    const shown = html && (chosen.form === 'html' || plain === null) ? frame : text;
    const src = urlOf(`${path}?scheme=${chosen.scheme}`);
    if (html && frame.getAttribute('src') !== src) frame.setAttribute('src', src);
    // A frame that is put in anew loads anew.
    if (shown !== body.firstChild) body.replaceChildren(shown);
    Object.assign(body.dataset, chosen);
    bars.forEach(({ show }) => show());
  }

  draw();
  return node;
}

function bar(look, changed) {
  const buttons = look.choices.map(([value, text]) => element('button', {
    type: 'button', text, 'data-value': value,
    onclick: () => {
      chosen[look.id] = value;
      changed();
    },
  }));
  return {
    look,
    node: element('div', { className: `letter-look letter-look-${look.id}`, role: 'group', 'aria-label': look.label }, ...buttons),
    show: () => buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.value === chosen[look.id]))),
  };
}

/** Grey bars where content will be. */
export const skeleton = () => element('div', { className: 'mails-skeleton', 'aria-busy': 'true', 'aria-label': '正在载入' },
  ...Array.from({ length: 6 }, () => element('span', { 'aria-hidden': 'true' })));

/** What stands behind the # of the address, which a login on the way keeps. */
export const wanted = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

export function hashOf(values) {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `#${new URLSearchParams(given)}`;
}

export const failure = (refused, again) => element('div', { className: 'mails-failure' },
  element('p', { className: 'duban-message duban-message-top', role: 'alert', text: refused.message }),
  element('button', { type: 'button', className: 'btn', text: '重新载入', onclick: again }));
