import { ChangePart } from './change-part.js';
import { announce, element } from './dom.js';
import { Fields } from './fields.js';
import { get, post, Refused } from './http.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';

/** How a plan may be changed, in the words of those who propose it. */
const KINDS = {
  SPLIT: { label: '拆分措施', says: '一项分为 2 至 10 项，原措施结束', pick: '要拆分的措施', parts: 2 },
  MERGE: { label: '合并措施', says: '同一问题、状态相同的 2 至 10 项合为一项，原措施结束', pick: '要合并的措施', parts: 1, several: true },
  REWORD: { label: '调整表述', says: '改内容、办结标准、指标或协办单位，期限不变', pick: '要调整的措施', parts: 1 },
  TRANSFER: { label: '变更承办单位', says: '改由其他单位办理，期限不变', pick: '要变更的措施', parts: 0 },
  TERMINATE: { label: '终止措施', says: '不再办理', pick: '要终止的措施', parts: 0 },
  NOT_ADOPT: { label: '问题未采纳', says: '政府决定不采纳该问题，未办结的措施一并终止', pick: '未采纳的问题', parts: 0 },
};
const MOST_PARTS = 10;

const within = number => number.slice(number.lastIndexOf('-') + 1);

/** Proposes a change of a plan in execution, and shows what became of earlier proposals. For the office only. */
class ChangePanel {
  constructor(opener) {
    this.parts = [];
    this.opinion = element('select', { id: 'duban-change-opinion', className: 'form-control', onchange: () => this.#load() });
    this.search = element('input', { type: 'search', id: 'duban-change-search', className: 'form-control', placeholder: '输入编号或文字查找', 'aria-label': '输入编号或文字查找', oninput: () => this.#filter(), onkeydown: event => event.key === 'Enter' && event.preventDefault() });
    this.pickTitle = element('legend', {});
    this.pick = element('div', { className: 'duban-picklist' });
    this.picker = element('fieldset', { className: 'duban-field', hidden: true }, this.pickTitle, this.search, this.pick);
    this.department = element('select', { id: 'duban-change-department', className: 'form-control', 'data-name': 'department', required: true });
    this.partList = element('div');
    this.addPart = element('button', { type: 'button', className: 'btn btn-default duban-add', text: '再加一项', onclick: () => this.#add() });
    this.preview = element('p', { className: 'duban-notice', 'aria-live': 'polite', hidden: true });
    this.top = element('div');
    this.submit = element('button', { type: 'submit', className: 'btn btn-primary', text: '提交审批' });
    this.form = element('form', { className: 'duban-form', novalidate: true, autocomplete: 'off' },
      field('审议意见', this.opinion),
      this.#kinds(),
      this.picker,
      element('div', { 'data-when': 'kind=TRANSFER', hidden: true }, field('新的承办单位', this.department, 'duban-short')),
      element('div', { 'data-when': 'kind=SPLIT|MERGE|REWORD', hidden: true }, this.partList, this.addPart),
      element('div', { 'data-when': `kind=${Object.keys(KINDS).join('|')}`, hidden: true },
        field('调整原因', element('textarea', { id: 'duban-change-reason', className: 'form-control', rows: 3, 'data-name': 'reason', 'data-max': 500, required: true })),
        this.preview, this.top, this.submit));
    this.history = element('div', { className: 'duban-changes' });
    this.panel = new Panel(opener, 'duban-change', '方案调整',
      element('p', { className: 'duban-lead', text: '督办专班提出，分管副市长审批；同意后立即生效。' }), this.form, this.history);
    this.fields = new Fields(this.form, 'data-name');
    this.fields.prepare();
    this.form.addEventListener('submit', event => this.#propose(event));
    this.form.addEventListener('input', () => this.#foresee());
    this.form.addEventListener('change', () => this.#foresee());
    this.pick.addEventListener('change', () => this.#picked());
    this.partList.addEventListener('input', () => (this.typed = true));
  }

  async show() {
    this.panel.show();
    await this.#asking(async () => {
      const { opinions, departments } = await get('changes');
      this.departments = departments;
      this.opinion.replaceChildren(...opinions.map(({ number, title }) => element('option', { value: number, text: `${number} ${title}` })));
      this.department.replaceChildren(element('option', { value: '', text: '请选择' }),
        ...departments.map(({ code, name }) => element('option', { value: code, text: name })));
      if (opinions.length) await this.#load();
      else this.form.replaceChildren(element('p', { className: 'duban-notice', text: '没有办理中的审议意见。' }));
    });
  }

  /** An opinion asked for earlier may be answered later: only the chosen one is shown. */
  async #load() {
    await this.#asking(async () => {
      const opinion = this.opinion.value;
      const items = await get(`changes/items?opinion=${encodeURIComponent(opinion)}`);
      if (opinion !== this.opinion.value) return;
      this.items = items;
      this.typed = false;
      this.#choose();
      this.history.replaceChildren(...historyOf(this.items.changes));
    });
  }

  #kinds() {
    return element('fieldset', { className: 'duban-field', role: 'radiogroup', 'aria-required': 'true' },
      element('legend', { text: '调整方式' }),
      element('div', { className: 'duban-kinds' }, ...Object.entries(KINDS).map(([kind, { label, says }]) =>
        element('div', { className: 'duban-choice' },
          element('input', { type: 'radio', id: `duban-change-${kind}`, name: 'duban-change-kind', 'data-name': 'kind', value: kind, required: true, onchange: () => { this.typed = false; this.#choose(); } }),
          element('label', { for: `duban-change-${kind}` }, element('strong', { text: label }), element('span', { text: says }))))));
  }

  get #kind() {
    return this.form.querySelector('[data-name="kind"]:checked')?.value;
  }

  get #picks() {
    return [...this.pick.querySelectorAll(':checked')].map(({ value }) => value);
  }

  /** What the chosen kind can be done with. */
  #choose() {
    const kind = this.#kind;
    if (!kind || !this.items) return;
    const { pick, several } = KINDS[kind];
    const ofComments = kind === 'NOT_ADOPT';
    const choices = ofComments
      ? this.items.comments.filter(({ open }) => open).map(({ number, title, state }) => ({ number, text: title, says: state }))
      : this.items.measures.filter(({ open }) => open).map(measure => ({ number: measure.number, text: measure.content, ...says(measure, kind) }));
    this.pickTitle.textContent = pick;
    this.pick.replaceChildren(...choices.map(choice => this.#option(choice, several ? 'checkbox' : 'radio', ofComments ? 'comment' : 'measures', pick)));
    if (!choices.length) this.pick.replaceChildren(element('p', { className: 'duban-hint', text: ofComments ? '没有未了结的问题。' : '没有办理中的措施。' }));
    this.picker.hidden = false;
    this.search.value = '';
    this.#rebuild();
    this.#foresee();
  }

  #option({ number, text, says, barred }, type, name, label) {
    const id = `duban-picklist-${number}`;
    return element('div', { className: 'duban-choice', 'data-find': `${number} ${text} ${says}` },
      element('input', { type, id, name: 'duban-change-pick', value: number, 'data-name': name, 'data-label': label, required: type === 'radio', disabled: barred }),
      element('label', { for: id }, element('strong', { text: `${within(number)} ${text}` }), element('span', { text: says })));
  }

  #filter() {
    const words = this.search.value.trim().toLowerCase().split(/\s+/);
    this.pick.querySelectorAll('[data-find]').forEach(choice => {
      const found = words.every(word => choice.dataset.find.toLowerCase().includes(word));
      choice.hidden = !found && !choice.querySelector('input').checked;
    });
  }

  /** What was typed for new measures is not thrown away because another one is picked. */
  #picked() {
    if (!this.typed || this.#kind === 'REWORD') this.#rebuild();
  }

  #rebuild() {
    const kind = this.#kind;
    const chosen = this.items.measures.filter(({ number }) => this.#picks.includes(number));
    this.parts = [];
    this.partList.replaceChildren();
    if (chosen.length) Array.from({ length: KINDS[kind].parts }).forEach(() => this.#add(knownOf(kind, chosen)));
    this.typed = false;
    this.#number();
  }

  #add(known = knownOf('SPLIT', this.items.measures.filter(({ number }) => this.#picks.includes(number)))) {
    const part = new ChangePart({
      id: (this.made = (this.made ?? 0) + 1),
      title: '',
      departments: this.departments,
      reworded: this.#kind === 'REWORD',
      known,
      remove: this.#kind === 'SPLIT' ? () => this.#remove(part) : null,
    });
    this.parts.push(part);
    this.partList.append(part.root);
    part.prepare();
    this.#number();
  }

  #remove(part) {
    this.parts = this.parts.filter(other => other !== part);
    part.root.remove();
    this.#number();
    this.addPart.focus();
  }

  #number() {
    const names = this.#successors();
    this.parts.forEach(({ root }, index) => {
      root.querySelector('legend').textContent = this.#kind === 'REWORD' ? '调整后的内容' : `新措施 ${names[index]}`;
      const remove = root.querySelector(':scope > button');
      if (remove) remove.hidden = this.parts.length <= KINDS.SPLIT.parts;
    });
    this.addPart.hidden = this.#kind !== 'SPLIT' || !this.parts.length || this.parts.length >= MOST_PARTS;
    this.#foresee();
  }

  #successors() {
    return this.parts.map((part, index) => `M${String(this.items.lastMeasure + index + 1).padStart(2, '0')}`);
  }

  /** What will happen if the leader approves. */
  #foresee() {
    const picks = this.#picks.map(within).join('、');
    this.preview.hidden = !picks;
    if (picks) this.preview.textContent = `同意后：${this.#consequence(picks)}`;
  }

  #consequence(picks) {
    const department = this.department.selectedOptions[0]?.value ? this.department.selectedOptions[0].textContent : '新的承办单位';
    const open = this.items.measures.filter(({ comment, open: isOpen }) => isOpen && within(comment) === picks).map(({ number }) => within(number));
    switch (this.#kind) {
      case 'SPLIT':
      case 'MERGE': return `将结束 ${picks}，新增 ${this.#successors().join('、')}，须重新签收。`;
      case 'REWORD': return `${picks} 按新的表述办理，原表述留存，须重新签收，整改期限不变。`;
      case 'TRANSFER': return `${picks} 改由${department}办理，须由其签收，整改期限不变。`;
      case 'TERMINATE': return `将终止 ${picks}，不再办理。`;
      default: return open.length ? `${picks} 不再办理，未办结的 ${open.join('、')} 一并终止。` : `${picks} 不再办理。`;
    }
  }

  async #propose(event) {
    event.preventDefault();
    this.fields.clearMessages();
    this.top.replaceChildren();
    const faulty = [this.fields.check(), ...this.parts.map(part => part.check())];
    if (faulty.some(Boolean)) {
      this.form.querySelector('.duban-message')?.closest('.duban-field').querySelector('input, select, textarea').focus();
      return;
    }
    const kind = this.#kind;
    const proposal = {
      kind,
      comment: kind === 'NOT_ADOPT' ? this.#picks[0] : null,
      measures: kind === 'NOT_ADOPT' ? [] : this.#picks,
      department: kind === 'TRANSFER' ? this.department.value : null,
      parts: this.parts.map(part => part.values()),
      reason: this.form.querySelector('[data-name="reason"]').value,
    };
    await this.#asking(async () => {
      const { number } = await post('changes', JSON.stringify(proposal), 'application/json');
      announce(`已提出调整 ${number}，等待分管副市长审批。`);
      this.form.querySelector('[data-name="reason"]').value = '';
      this.form.querySelector('[data-name="kind"]:checked').checked = false;
      this.picker.hidden = true;
      this.pick.replaceChildren();
      this.form.querySelectorAll('[data-when]').forEach(part => (part.hidden = true));
      this.form.dispatchEvent(new Event('duban-count'));
      await this.#load();
      this.history.querySelector('h4')?.focus();
    });
  }

  async #asking(work) {
    this.submit.disabled = true;
    try {
      await work();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.#refused(refused);
    } finally {
      this.submit.disabled = false;
    }
  }

  #refused({ field: name, message }) {
    const [, seq, partField] = /^parts\[(\d+)]\.(.+)$/.exec(name ?? '') ?? [];
    const shown = seq ? this.parts[seq - 1]?.refuse(partField, message) : this.fields.refuse(name, message);
    if (shown) return;
    this.top.replaceChildren(element('p', { className: 'duban-message duban-message-top', role: 'alert', tabindex: '-1', text: message }));
    this.top.firstChild.focus();
  }
}

function field(label, control, className = '') {
  return element('div', { className: `duban-field ${className}` }, element('label', { for: control.id, text: label }), control);
}

function says({ departmentName, state, dueOn, underReview }, kind) {
  const barred = underReview && (kind === 'SPLIT' || kind === 'MERGE');
  return { says: `${departmentName} · ${state} · 期限 ${dueOn}${barred ? ' · 审核结束后才能拆分或合并' : ''}`, barred };
}

/** New measures begin with what they most likely share with the ones they come from. */
function knownOf(kind, chosen) {
  const [first] = chosen;
  if (kind === 'REWORD') return first;
  const common = { department: first.department, kind: first.kind, dueOn: first.dueOn, coHandlers: first.coHandlers, coSign: first.coSign };
  if (kind === 'SPLIT') return common;
  return { ...common, criteria: unique(chosen.flatMap(({ criteria }) => criteria)), indicators: unique(chosen.flatMap(({ indicators }) => indicators)) };
}

const unique = texts => [...new Set(texts)];

function historyOf(changes) {
  return [
    element('h4', { tabindex: '-1', text: `调整记录（${changes.length} 条）` }),
    changes.length ? '' : element('p', { className: 'duban-hint', text: '还没有提出过调整。' }),
    ...changes.map(({ number, kind, summary, state, reason, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason }) =>
      element('article', { className: 'duban-change-entry' },
        element('p', { className: 'duban-change-head' }, element('strong', { text: `${number} ${kind}` }), element('span', { className: `duban-light ${LIGHTS[state]}`, text: state })),
        element('p', { text: summary }),
        element('p', { className: 'duban-reason', text: `${proposedBy} 于 ${proposedAt} 提出。原因：${reason}` }),
        decidedBy ? element('p', { className: 'duban-reason', text: `${decidedBy} 于 ${decidedAt} ${state}${decisionReason ? `：${decisionReason}` : '。'}` }) : null)),
  ];
}

const LIGHTS = { 待审批: 'duban-light-yellow', 已同意: 'duban-light-green', 未同意: 'duban-light-red' };

export default navbarPlugin('duban-change', '方案调整', 290, ['OFFICE'], button => new ChangePanel(button).show());
