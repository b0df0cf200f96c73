import { element } from './dom.js';

/**
 * The fields of a form, found by an attribute: `name` for what completes the task, `data-name` for the progress report.
 * Lists are fields repeated per criterion, indicator or handler from a template; `data-if` keeps a part only where the
 * item has such a value, `data-hidden-if` hides it where it has; `data-unless` hides a part of a row while its box is
 * ticked; `data-other` adds a choice that is none of the items.
 */
export class Fields {
  constructor(root, attribute = 'name') {
    this.root = root;
    this.attribute = attribute;
    root.addEventListener('input', ({ target }) => clearMessage(target));
    root.addEventListener('change', ({ target }) => {
      clearMessage(target);
      this.#followChoices();
    });
  }

  /** Repeats the templates, removes choices that are not allowed, writes the values known so far. */
  prepare(input = {}, ...values) {
    this.root.querySelectorAll('[data-each]').forEach(list => repeat(list, this.attribute, input));
    this.root.querySelectorAll('select[data-options]').forEach(select => offer(select, input[select.dataset.options]));
    this.root.querySelectorAll('[data-allowed]').forEach(group => removeForbidden(group, input.results));
    this.root.querySelectorAll('textarea[data-max]').forEach(countCharacters);
    for (const known of values) this.#write(known ?? {});
    this.#followChoices();
  }

  /** Writes what {@link draft} gave. */
  restore(values) {
    this.#write(values ?? {});
    this.#followChoices();
  }

  /** Every field as it was typed, also what is not asked for at the moment. */
  draft() {
    return this.values(() => true, ({ value }) => value);
  }

  /** Every field, always: a text, or a list in the order of its items; what is not asked for is empty. */
  values(isAsked = isVisible, textOf = sentTextOf) {
    const values = {};
    for (const control of this.#controls()) {
      const name = this.#nameOf(control);
      if (control.type === 'checkbox') values[name] = [...(values[name] ?? []), ...(control.checked && isAsked(control) ? [Number(control.value)] : [])];
      else if (control.type === 'radio') values[name] = control.checked && isAsked(control) ? control.value : (values[name] ?? '');
      else if (control.dataset.seq) values[name] = [...(values[name] ?? []), textOf(control)];
      else values[name] = isAsked(control) ? textOf(control) : '';
    }
    for (const list of this.root.querySelectorAll('[data-list]')) values[list.dataset.list] ??= [];
    return values;
  }

  /** Shows what is missing or wrong at its field, and tells whether anything is. */
  check() {
    const faults = this.#controls().filter(isVisible).map(control => [control, this.#faultOf(control)]).filter(([, fault]) => fault);
    for (const [control, fault] of faults) showMessage(control, fault);
    faults[0]?.[0].focus();
    return faults.length > 0;
  }

  /** Shows a refusal at the field it names, for instance `proofs[2]`; false when there is no such field to be seen. */
  refuse(field, message) {
    const [, name, seq] = /^(\w+)(?:\[(\d+)])?$/.exec(field ?? '') ?? [];
    const named = this.#controls().filter(control => this.#nameOf(control) === name && isVisible(control));
    const control = named.find(({ dataset }) => dataset.seq === seq) ?? named[0];
    if (!control) return false;
    showMessage(control, message);
    control.focus();
    return true;
  }

  clearMessages() {
    this.root.querySelectorAll('.duban-message').forEach(message => clearMessage(message));
  }

  /** Back to empty, after the values have been sent and more may follow. */
  reset() {
    for (const control of this.#controls()) control.value = '';
    this.root.dispatchEvent(new Event('duban-count'));
  }

  #controls() {
    return [...this.root.querySelectorAll(`[${this.attribute}]`)];
  }

  #nameOf(control) {
    return control.getAttribute(this.attribute);
  }

  #write(known) {
    for (const control of this.#controls()) {
      const value = known[this.#nameOf(control)];
      if (value === null || value === undefined) continue;
      const seq = Number(control.dataset.seq);
      if (control.type === 'radio') control.checked = control.value === value;
      else if (control.type === 'checkbox') control.checked = Array.isArray(value) && value.map(Number).includes(seq);
      else control.value = seq ? (value[seq - 1] ?? '') : value;
    }
    this.root.dispatchEvent(new Event('duban-count'));
  }

  #followChoices() {
    this.root.querySelectorAll('[data-when]').forEach(part => {
      part.hidden = !this.#isChosen(part.dataset.when);
    });
    this.root.querySelectorAll('[data-unless]').forEach(part => {
      part.hidden = part.closest('[data-row]').querySelector(`[${this.attribute}="${part.dataset.unless}"]`).checked;
    });
  }

  /** A condition reads `field=VALUE|VALUE`. */
  #isChosen(condition) {
    const [name, wanted] = condition.split('=');
    const chosen = this.#controls().find(control => this.#nameOf(control) === name && control.checked);
    return wanted.split('|').includes(chosen?.value);
  }

  #faultOf(control) {
    const label = labelOf(control);
    const value = sentTextOf(control);
    const length = [...value].length;
    if (control.type === 'radio') {
      const group = [...groupOf(control).querySelectorAll(`[${this.attribute}="${this.#nameOf(control)}"]`)];
      return group[0] === control && control.required && !group.some(({ checked }) => checked) ? `请选择${label}。` : null;
    }
    if (control.type === 'checkbox') {
      const { allMessage, oneMessage } = groupOf(control).dataset;
      const boxes = [...groupOf(control).querySelectorAll('input')];
      const open = boxes.filter(({ checked }) => !checked);
      if (allMessage) return open[0] === control ? `还有 ${open.length} 条没有勾选。${allMessage}` : null;
      return oneMessage && boxes[0] === control && open.length === boxes.length ? oneMessage : null;
    }
    if (control.type === 'date' && control.validity.badInput) return `${label}不是完整的日期，请填写年、月、日。`;
    if (!value) return control.required ? `${verbFor(control)}${label}。` : null;
    if (control.dataset.kind === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) return '请只填写数字，例如 6 或 98.5，不写单位。';
    const most = Number(control.dataset.max);
    if (most && length > most) return `${label}最多 ${most} 字，现有 ${length} 字，请删去 ${length - most} 字。`;
    return null;
  }
}

/** Digits typed with a Chinese keyboard may be full-width ones; a file is told by the checksum it was kept under. */
function sentTextOf({ type, value, dataset }) {
  if (type === 'file') return dataset.sha256 ?? '';
  return (dataset.kind === 'number' ? value.normalize('NFKC') : value).trim();
}

const verbFor = ({ type }) => ({ file: '请上传', 'select-one': '请选择' })[type] ?? '请填写';

const isVisible = control => !control.closest('[hidden]');
const groupOf = control => control.closest('fieldset');
const fieldOf = node => node.closest('.duban-field');

function labelOf(control) {
  const label = control.dataset.label ?? fieldOf(control)?.querySelector('label, legend')?.firstChild?.textContent;
  return (label ?? '').trim();
}

function repeat(list, attribute, input) {
  const template = list.querySelector('template');
  const items = input[list.dataset.each] ?? [];
  list.hidden = items.length === 0;
  const others = list.dataset.other ? [{ seq: 0, content: list.dataset.other }] : [];
  [...items, ...others].forEach((item, index) => {
    const known = { ...item, proof: item.proof ?? input.prefill?.proofs?.[index] };
    const copy = template.content.cloneNode(true);
    copy.querySelectorAll('[data-if]').forEach(node => known[node.dataset.if] || node.remove());
    copy.querySelectorAll('[data-hidden-if]').forEach(node => (node.hidden = Boolean(known[node.dataset.hiddenIf])));
    copy.querySelectorAll('[data-text]').forEach(node => node.replaceChildren(textOrLink(known[node.dataset.text])));
    copy.querySelectorAll(`[${attribute}]`).forEach(control => {
      const seq = item.seq ?? index + 1;
      control.id = `duban-${control.getAttribute(attribute)}-${seq}`;
      if (item.seq !== undefined) control.dataset.seq = seq;
      if (control.type === 'radio') control.value = item.id;
      if (control.type === 'checkbox') control.value = seq;
      control.closest('.duban-field, .duban-choice').querySelector('label')?.setAttribute('for', control.id);
    });
    copy.querySelectorAll('[data-each]').forEach(inner => repeat(inner, attribute, item));
    template.before(copy);
  });
}

/** What there is to choose from, each with id and name; nothing is chosen beforehand. */
function offer(select, items = []) {
  select.replaceChildren(
    element('option', { value: '', text: '请选择' }),
    ...items.map(({ id, name }) => element('option', { value: id, text: name })));
}

/** A proof given as a web address can be opened beside the form. */
function textOrLink(text) {
  if (!/^https?:\/\/\S+$/.test(text ?? '')) return text || '—';
  return element('a', { href: text, target: '_blank', rel: 'noopener noreferrer', text });
}

/** A decision may be as strict as applied for or stricter; sending back is always open. */
function removeForbidden(group, allowed) {
  if (!allowed) return;
  const options = group.dataset.allowed.split(' ');
  group.querySelectorAll('.duban-choice').forEach(choice => {
    const { value } = choice.querySelector('input');
    if (options.includes(value) && !allowed.includes(value)) choice.remove();
  });
  const left = group.querySelectorAll('.duban-choice input');
  if (left.length === 1) left[0].checked = true;
}

function countCharacters(area) {
  const most = Number(area.dataset.max);
  const counter = element('p', { className: 'duban-counter', id: `${area.id}-counter` });
  const count = () => {
    const length = [...area.value.trim()].length;
    counter.textContent = length > most ? `${length} / ${most} 字，超出 ${length - most} 字` : `${length} / ${most} 字`;
    counter.classList.toggle('duban-counter-over', length > most);
  };
  area.after(counter);
  describe(area, counter.id, true);
  area.addEventListener('input', count);
  area.form.addEventListener('duban-count', count, true);
  count();
}

export function showMessage(control, text) {
  clearMessage(control);
  const field = fieldOf(control);
  const id = `${control.id}-message`;
  field.classList.add('duban-invalid');
  field.append(element('p', { className: 'duban-message', id, role: 'alert', text }));
  const marked = control.type === 'radio' ? groupOf(control) : control;
  marked.setAttribute('aria-invalid', 'true');
  describe(marked, id, true);
}

function clearMessage(node) {
  for (let field = fieldOf(node); field; field = fieldOf(field.parentElement)) {
    field.classList.remove('duban-invalid');
    const message = field.querySelector(':scope > .duban-message');
    if (!message) continue;
    [field, ...field.querySelectorAll('[aria-invalid]')].forEach(control => {
      control.removeAttribute('aria-invalid');
      describe(control, message.id, false);
    });
    message.remove();
  }
}

function describe(control, id, on) {
  const ids = new Set((control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) control.setAttribute('aria-describedby', [...ids].join(' '));
  else control.removeAttribute('aria-describedby');
}
