import { content } from './context.js';
import { button, field, input, Outcome, textarea } from './controls.js';
import { announce, element } from './dom.js';
import { Fields } from './fields.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';

const KINDS = {
  EXTENSION: { label: '延期', says: '批准后整改期限改为新的日期' },
  SUSPENSION: { label: '暂停', says: '这段时间不计时，结束后整改期限按暂停的工作日数顺延' },
};

/** How long typing may pause before what it leads to is asked for. */
const PAUSE = 250;

let made = 0;

/** Asks for a later deadline, or for the clock to stand still, and foresees what that leads to. The task stays where it is. */
export class DeadlineRequest {
  /**
   * @param part the folded section it is written into; what it needs is loaded when it is opened
   * @param requested is called when a request is on record
   * @param typed is called when something was typed
   */
  constructor(part, measure, requested = () => {}, typed = () => {}) {
    this.part = part;
    this.address = `measures/${encodeURIComponent(measure)}/deadline`;
    this.requested = requested;
    this.typed = typed;
    this.id = `duban-deadline-${(made += 1)}`;
    this.body = element('div', { className: 'duban-deadline' });
    this.part.append(this.body);
    this.part.addEventListener('toggle', () => this.part.open && !this.loaded && this.load());
  }

  async load() {
    this.loaded = true;
    this.body.replaceChildren(element('p', { className: 'duban-hint', role: 'status', text: '正在载入……' }));
    try {
      this.#show(await get(this.address));
      this.#write(this.kept);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.loaded = false;
      this.body.replaceChildren(element('p', { className: 'duban-message', role: 'alert', text: refused.message }),
        button('重新载入', () => this.load()));
    }
  }

  /** What was typed and not sent, as part of the form's draft. */
  draft() {
    const values = this.fields?.draft() ?? this.kept;
    return values && Object.values(values).some(Boolean) ? { deadline: values } : {};
  }

  restore(values) {
    if (!values || !Object.entries(values).some(([name, value]) => name !== 'kind' && value)) return;
    this.kept = values;
    if (this.fields) this.#write(values);
    else this.part.open = true;
  }

  #write(values) {
    if (!values || !this.fields) return;
    this.fields.restore(values);
    this.#foresee();
  }

  #show({ today, clocks, open, refused, suspension, earlier }) {
    this.fields = null;
    const due = clocks.find(({ title }) => title === '整改期限');
    const known = [
      element('p', { className: 'duban-due' }, element('span', { text: `整改期限 ${due.day}` }), light(due.light)),
      ...content({ facts: due.facts }).filter(Boolean),
    ];
    const before = element('details', { className: 'duban-section' }, element('summary', { text: earlier.title }), ...content(earlier));
    if (open) {
      this.body.replaceChildren(...known,
        element('p', { className: 'duban-notice', tabindex: '-1', text: `${open.number} ${open.summary}，${open.state}。批准前整改期限不变。` }), before);
      return;
    }
    this.body.replaceChildren(...known,
      ...(refused ? [element('p', { className: 'duban-warning', text: refused })] : []),
      this.#form(today, suspension), before);
  }

  #form(today, suspension) {
    const { id } = this;
    const reason = textarea(`${id}-reason`, 3);
    Object.assign(reason.dataset, { of: 'reason', max: 500 });
    const day = (name, label, note) => {
      const control = input(`${id}-${name}`, 'date', { min: today, required: true });
      control.dataset.of = name;
      control.removeAttribute('name');
      const box = field(label, control, note);
      box.classList.add('duban-short');
      return box;
    };
    reason.required = true;
    reason.removeAttribute('name');
    this.preview = element('div', { className: 'duban-foresight', 'aria-live': 'polite' });
    this.outcome = new Outcome();
    this.send = button('提交单位审签', () => this.#send());
    const form = element('fieldset', { className: 'duban-request' },
      element('legend', { className: 'sr-only', text: '申请调整期限' }),
      suspension ? this.#kinds() : null,
      element('div', suspension ? { 'data-when': 'kind=SUSPENSION', hidden: true } : { hidden: true }, day('fromOn', '暂停的第一天')),
      day('toOn', suspension ? '新的整改期限，或者暂停的最后一天' : '新的整改期限'),
      this.preview,
      field('原因', reason),
      this.outcome.node,
      this.send);
    this.fields = new Fields(form, 'data-of');
    // The counter of characters belongs to the form around it.
    queueMicrotask(() => reason.form && this.fields?.prepare());
    for (const typing of ['input', 'change']) form.addEventListener(typing, () => this.#changed());
    return form;
  }

  #kinds() {
    return element('fieldset', { className: 'duban-field', role: 'radiogroup', 'aria-required': 'true' },
      element('legend', { text: '申请什么' }),
      ...Object.entries(KINDS).map(([kind, { label, says }]) =>
        element('div', { className: 'duban-choice' },
          element('input', { type: 'radio', id: `${this.id}-${kind}`, name: `${this.id}-kind`, 'data-of': 'kind', value: kind, required: true }),
          element('label', { for: `${this.id}-${kind}` }, element('strong', { text: label }), element('span', { text: ` ${says}` })))));
  }

  #values() {
    const values = this.fields.values();
    return { ...values, kind: 'kind' in values ? values.kind || null : 'EXTENSION', fromOn: values.fromOn || null, toOn: values.toOn || null };
  }

  #changed() {
    this.typed();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#foresee(), PAUSE);
  }

  /** A preview asked for earlier may be answered later: only the latest one is shown. */
  async #foresee() {
    if (!this.fields) return;
    const { kind, fromOn, toOn } = this.#values();
    const asked = new URLSearchParams({ kind: kind ?? '', fromOn: fromOn ?? '', toOn: toOn ?? '' }).toString();
    if (asked === this.asked) return;
    this.asked = asked;
    if (!kind || !toOn || (kind === 'SUSPENSION' && !fromOn)) {
      this.preview.replaceChildren();
      return;
    }
    try {
      const { foresight, remedy } = await get(`${this.address}/preview?${asked}`);
      if (asked !== this.asked || !this.fields) return;
      this.preview.replaceChildren(element('h5', { text: foresight.title }), ...content(foresight).filter(Boolean),
        ...(remedy ? [button(remedy.text, () => this.#take(remedy))] : []));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (asked !== this.asked || !this.fields) return;
      this.preview.replaceChildren();
      if (!this.#refuseAt(refused)) this.outcome.refuse(refused.message);
    }
  }

  #take({ day }) {
    const control = this.#control('toOn');
    control.value = day;
    control.dispatchEvent(new Event('change', { bubbles: true }));
    control.focus();
  }

  #control(name) {
    return this.body.querySelector(`[data-of="${name}"]`);
  }

  /** While somebody types, the message comes beside the field and leaves the keyboard where it is. */
  #refuseAt({ field: name, message }) {
    const focused = document.activeElement;
    const shown = this.fields.refuse(name, message);
    if (shown && this.body.contains(focused)) focused.focus();
    return shown;
  }

  async #send() {
    this.fields.clearMessages();
    this.outcome.clear();
    if (this.fields.check()) return;
    this.send.disabled = true;
    try {
      const { number } = await post(this.address, JSON.stringify(this.#values()), 'application/json');
      clearTimeout(this.pause);
      this.kept = null;
      this.fields = null;
      announce(`已提交 ${number}，待单位负责人审签。任务仍在您手中。`);
      await this.load();
      this.body.querySelector('.duban-notice')?.focus();
      await this.requested();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!this.fields?.refuse(refused.field, refused.message)) this.outcome.refuse(refused.message);
    } finally {
      this.send.disabled = false;
    }
  }
}
