import { content } from './context.js';
import { button, field, input, Outcome, select, textarea } from './controls.js';
import { announce, element } from './dom.js';
import { get, post, Refused } from './http.js';

const CHANNELS = {
  TELEPHONE: { label: '电话', said: '通话结果', hint: '写清对方怎么说、还差什么。' },
  MAIL: { label: '邮件', said: '催办内容', hint: '写清要办什么；编号、事项和期限系统会附上。不写敏感内容。' },
};

let made = 0;

/** What was said and promised so far; for whoever may urge, also how to urge once more. */
export function urgeBlock(item, urges, urged) {
  const host = element('div', { className: 'duban-urge' });
  show(host, item, urges, urged);
  return host;
}

function show(host, item, urges, urged) {
  host.replaceChildren(
    urges.said ? element('p', { className: 'duban-headline', text: urges.said }) : element('p', { className: 'duban-hint', text: '还没有催办过。' }),
    ...content({ log: urges.log }).filter(Boolean),
    ...(urges.people.length ? [ask(host, item, urges, urged)] : []));
}

function ask(host, item, urges, urged) {
  if (urges.notBefore) return element('p', { className: 'duban-notice', text: urges.notBefore });
  const id = `duban-urge-${(made += 1)}`;
  const person = select(`${id}-person`, urges.people.map(({ id: value, name, role, telephone }) => ({ value, text: `${name} ${role}${telephone ? ` ${telephone}` : ''}` })));
  person.value = urges.people[0].id;
  const said = textarea(`${id}-said`, 3);
  const saidField = field(CHANNELS.TELEPHONE.said, said, CHANNELS.TELEPHONE.hint);
  const promisedOn = input(`${id}-promised`, 'date');
  const promise = field('承诺完成日期', promisedOn);
  promise.querySelector('label').append(element('span', { className: 'duban-optional', text: ' 选填' }));
  promise.classList.add('duban-short');
  const channels = Object.entries(CHANNELS).map(([value, { label }]) => ({ value, label,
    radio: element('input', { type: 'radio', id: `${id}-${value}`, name: `${id}-channel`, value, onchange: () => choose(value) }) }));
  const choose = value => {
    promise.hidden = value === 'MAIL';
    saidField.querySelector('label').textContent = CHANNELS[value].said;
    saidField.querySelector('.duban-hint').textContent = CHANNELS[value].hint;
  };
  channels[0].radio.checked = true;
  const outcome = new Outcome();
  const controls = { person, channel: channels[0].radio, said, promisedOn };
  const send = button('记录催办', async () => {
    clear(form);
    outcome.clear();
    const channel = channels.find(({ radio }) => radio.checked).value;
    if (!said.value.trim()) return refuse(said, `请填写${CHANNELS[channel].said}。`);
    send.disabled = true;
    try {
      const address = `urges/${encodeURIComponent(item)}`;
      await post(address, JSON.stringify({ person: person.value, channel, said: said.value, promisedOn: channel === 'MAIL' ? null : promisedOn.value || null }), 'application/json');
      announce(`${item} 的催办已记录。`);
      show(host, item, await get(address), urged);
      host.querySelector('.duban-headline').setAttribute('tabindex', '-1');
      host.querySelector('.duban-headline').focus();
      urged?.();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!refuse(controls[refused.field], refused.message)) outcome.refuse(refused.message);
    } finally {
      send.disabled = false;
    }
  }, 'btn-primary');
  const form = element('div', { className: 'duban-ask', role: 'group', 'aria-label': `催办 ${item}` },
    field('催办对象', person),
    element('fieldset', { className: 'duban-field', role: 'radiogroup' }, element('legend', { text: '方式' }),
      ...channels.map(({ radio, label }) => element('div', { className: 'duban-choice' }, radio, element('label', { for: radio.id }, element('strong', { text: label }))))),
    saidField, promise, outcome.node, send);
  form.addEventListener('input', ({ target }) => clear(target.closest('.duban-field')));
  return form;
}

/** Takes the messages out of the form, or of one of its fields. */
function clear(part) {
  [part, ...part.querySelectorAll('.duban-invalid')].forEach(each => each.classList.remove('duban-invalid'));
  part.querySelectorAll('.duban-message').forEach(message => message.remove());
  part.querySelectorAll('[aria-invalid]').forEach(each => each.removeAttribute('aria-invalid'));
}

function refuse(control, message) {
  const place = control?.closest('.duban-field');
  if (!place) return false;
  place.classList.add('duban-invalid');
  place.append(element('p', { className: 'duban-message', role: 'alert', text: message }));
  control.setAttribute('aria-invalid', 'true');
  control.focus();
  return true;
}
