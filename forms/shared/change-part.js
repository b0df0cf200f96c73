import { element } from './dom.js';
import { Fields } from './fields.js';

const KINDS = [['IMMEDIATE', '限期整改'], ['STAGED', '分阶段整改'], ['LASTING', '长期坚持']];

/** One measure as it is to be: its words, who does it, until when. Of a new wording only what may change is asked. */
export class ChangePart {
  /**
   * @param id makes the fields' ids unique
   * @param title the number it will have
   * @param departments to choose from
   * @param reworded true if department, type and due day stay as they are
   * @param known what to begin with
   * @param remove takes the part away, if that is possible
   */
  constructor({ id, title, departments, reworded, known, remove }) {
    this.reworded = reworded;
    this.known = known;
    this.id = `duban-part-${id}`;
    this.root = element('fieldset', { className: 'duban-part' },
      element('legend', { text: title }),
      this.#area('content', '整改措施', 3, { 'data-max': 500 }),
      reworded ? null : this.#choice('department', '承办单位', departments.map(({ code, name }) => [code, name])),
      this.#coHandlers(departments.filter(({ code }) => !reworded || code !== known.department)),
      element('div', { className: 'duban-field' }, this.#tick('coSign', 'true', '须协办单位会签')),
      reworded ? null : this.#choice('kind', '整改类型', KINDS),
      reworded ? null : this.#field('dueOn', '整改期限', element('input', { type: 'date', className: 'form-control', required: true }), 'duban-short'),
      this.#area('criteria', '办结标准', 3, {}, '一条一行，每条都要有佐证。'),
      this.#area('indicators', '指标', 2, { optional: true }, '一项一行，写作：名称|目标|单位，例如 服务站|6|个。'),
      remove ? element('button', { type: 'button', className: 'btn btn-default', text: '去掉这一项', onclick: remove }) : null);
  }

  /** Once it is part of a form: counters need one. */
  prepare() {
    this.fields = new Fields(this.root, 'data-part');
    const { content, department, kind, dueOn, criteria = [], indicators = [], coHandlers = [], coSign } = this.known;
    this.fields.prepare({}, { content, department, kind, dueOn, criteria: criteria.join('\n'), indicators: indicators.join('\n') });
    this.#all('coHandlers').forEach(box => (box.checked = coHandlers.includes(box.value)));
    this.#all('coSign')[0].checked = coSign === true;
  }

  check() {
    return this.fields.check();
  }

  refuse(field, message) {
    return this.fields.refuse(field, message);
  }

  values() {
    return {
      content: this.#text('content'),
      department: this.reworded ? null : this.#text('department'),
      coHandlers: this.#all('coHandlers').filter(({ checked }) => checked).map(({ value }) => value),
      coSign: this.#all('coSign')[0].checked,
      kind: this.reworded ? null : this.#text('kind'),
      dueOn: this.reworded ? null : this.#text('dueOn'),
      criteria: linesOf(this.#text('criteria')),
      indicators: linesOf(this.#text('indicators')).map(indicatorOf),
    };
  }

  #all(name) {
    return [...this.root.querySelectorAll(`[data-part="${name}"]`)];
  }

  #text(name) {
    return this.#all(name)[0].value;
  }

  #area(name, label, rows, { optional, ...attributes } = {}, hint = null) {
    return this.#field(name, label, element('textarea', { className: 'form-control', rows, required: !optional, ...attributes }), '', hint, optional);
  }

  #choice(name, label, options) {
    const empty = element('option', { value: '', text: '请选择' });
    return this.#field(name, label, element('select', { className: 'form-control', required: true },
      empty, ...options.map(([value, text]) => element('option', { value, text }))), 'duban-short');
  }

  #field(name, label, control, className = '', hint = null, optional = false) {
    control.id = `${this.id}-${name}`;
    control.setAttribute('data-part', name);
    if (hint) control.setAttribute('aria-describedby', `${control.id}-hint`);
    return element('div', { className: `duban-field ${className}` },
      element('label', { for: control.id }, label, optional ? element('span', { className: 'duban-optional', text: '（选填）' }) : ''),
      hint ? element('p', { className: 'duban-hint', id: `${control.id}-hint`, text: hint }) : null,
      control);
  }

  #coHandlers(departments) {
    return element('fieldset', { className: 'duban-field' },
      element('legend', {}, '协办单位', element('span', { className: 'duban-optional', text: '（选填）' })),
      element('div', { className: 'duban-tick-grid' }, ...departments.map(({ code, name }) => this.#tick('coHandlers', code, name))));
  }

  #tick(name, value, label) {
    const id = `${this.id}-${name}-${value}`;
    return element('div', { className: 'duban-tick' },
      element('input', { type: 'checkbox', id, value, 'data-part': name }), element('label', { for: id, text: label }));
  }
}

const linesOf = text => text.split('\n').map(line => line.trim()).filter(Boolean);

/** A missing piece is sent as missing: the server says which one. */
function indicatorOf(line) {
  const [name = '', target = '', unit = ''] = line.split(/[|｜]/).map(piece => piece.trim());
  return { name, target: target.normalize('NFKC'), unit };
}
