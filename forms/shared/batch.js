import { button, input, Outcome } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';
import { navbarPlugin, Panel } from './panel.js';

const EVERY_CRITERION = '核查通过须逐条确认办结标准。';

/** One kind of decision that can be taken for many items: which step, for whom, what is sent for each row. */
const KINDS = [
  {
    step: 'signOffResult', role: 'HEAD', label: '单位审签', act: '审签通过',
    fields: (row, reason) => ({ decision: 'SIGN', reason }),
  },
  {
    step: 'verifyMeasure', role: 'OFFICE', label: '核查措施', act: '核查通过', ticks: true,
    fields: (row, reason, met) => ({ decision: 'ACCEPT', criteriaMet: met, reason }),
  },
  {
    step: 'verifyComment', role: 'OFFICE', label: '核查问题', act: '核查通过',
    fields: (row, reason) => ({ decision: 'ACCEPT', reason }),
  },
  {
    step: 'decideStrikeOff', role: 'LEADER', label: '审批销号', act: '同意销号', stricter: true,
    fields: (row, reason, met, decision) => ({ ...stageOf(row, decision), decision: decision || row.prefill.result, reason }),
  },
];

/** A stage completion is decided with what was applied for. */
function stageOf({ prefill }, decision) {
  if ((decision || prefill.result) !== 'STAGE') return {};
  const { done, notDone, nextSteps, stageDueOn, responsible } = prefill;
  return { done, notDone, nextSteps, stageDueOn, responsible };
}

/** Many decisions in one act: rows to open and tick, one decision, and what became of each. */
class BatchPanel {
  constructor(opener, { roles }) {
    this.kinds = KINDS.filter(({ role }) => roles.includes(role));
    this.tabs = element('div', { className: 'duban-tabs', role: 'tablist' }, ...this.kinds.map(kind => this.#tab(kind)));
    this.rows = element('div', { className: 'duban-rows' });
    this.outcome = new Outcome();
    this.decision = element('div', { className: 'duban-decision' });
    this.panel = new Panel(opener, 'duban-batch', '批量办理',
      element('p', { className: 'duban-lead', text: '点开每件看清内容，勾选后一次办理。每件单独判定，不符合规则的跳过并说明原因；退回补正请打开该件办理。' }),
      this.kinds.length > 1 ? this.tabs : null, this.rows, this.decision, this.outcome.node);
    this.panel.dialog.classList.add('duban-panel-wide');
  }

  show() {
    this.panel.show();
    this.#open(this.kinds[0]);
  }

  #tab(kind) {
    const tab = element('button', { type: 'button', role: 'tab', className: 'duban-tab', text: kind.label, onclick: () => this.#open(kind) });
    kind.tab = tab;
    return tab;
  }

  async #open(kind) {
    this.kind = kind;
    this.kinds.forEach(each => each.tab.setAttribute('aria-selected', String(each === kind)));
    this.outcome.clear();
    this.decision.replaceChildren();
    this.rows.replaceChildren(element('p', { className: 'duban-hint', role: 'status', text: '正在载入……' }));
    await this.#reload();
  }

  async #reload() {
    const { kind } = this;
    try {
      const found = await get(`batches/${kind.step}`);
      if (kind !== this.kind) return;
      this.items = found.map(sheet => this.#item(sheet));
      this.#render();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.rows.replaceChildren();
      this.outcome.refuse(refused.message);
    }
  }

  #render() {
    if (!this.items.length) {
      this.rows.replaceChildren(element('p', { className: 'duban-empty', text: `没有等待您“${this.kind.label}”的事项。` }));
      this.decision.replaceChildren();
      return;
    }
    this.all = element('input', { type: 'checkbox', id: 'duban-batch-all', onchange: () => this.#tickAll() });
    this.rows.replaceChildren(
      element('div', { className: 'duban-row-all' }, this.all,
        element('label', { for: 'duban-batch-all', text: `全选（${this.items.length} 件）` })),
      ...this.items.map(({ node }) => node));
    this.reason = input('duban-batch-reason', 'text', { maxlength: '500', placeholder: '意见（选填），写入每一件' , 'aria-label': '意见' });
    this.send = button('', () => this.#submit(), 'btn-primary');
    this.decision.replaceChildren(this.kind.stricter ? this.#results() : '', this.reason, this.send);
    this.#count();
  }

  /** As applied for, or all of them as strictly as this; whichever is laxer than applied for is skipped. */
  #results() {
    this.result = element('select', { className: 'form-control', 'aria-label': '决定' },
      element('option', { value: '', text: '按各件申请的结果' }),
      element('option', { value: 'SUSTAINED', text: '一律按“完成并长期坚持”' }));
    return this.result;
  }

  #item(sheet) {
    const id = `duban-row-${sheet.task}`;
    const tick = element('input', { type: 'checkbox', id, onchange: () => this.#count() });
    const criteria = this.kind.ticks ? sheet.row.criteria.map(each => this.#criterion(id, each)) : [];
    const message = element('p', { className: 'duban-row-message', role: 'alert' });
    const details = element('details', { className: 'duban-row-details' },
      element('summary', { text: '看内容' }), ...contentOf(sheet, this.kind.ticks ? criteria.map(({ node }) => node) : null));
    const node = element('div', { className: 'duban-row' },
      tick,
      element('div', { className: 'duban-row-head' },
        element('label', { for: id }, element('span', { className: 'duban-number', text: sheet.item }), element('strong', { text: sheet.title })),
        element('p', { className: 'duban-row-facts' },
          element('span', { text: sheet.row.department }), element('span', { text: sheet.due }), light(sheet.light),
          sheet.result ? element('span', { text: `申请：${sheet.result}` }) : null,
          sheet.inPlaceOf ? element('span', { className: 'duban-in-place', text: `代 ${sheet.inPlaceOf} 办理` }) : null),
        ...sheet.row.warnings.map(text => element('p', { className: 'duban-row-warning', text })),
        details, message));
    return { sheet, tick, criteria, details, message, node };
  }

  #criterion(id, { seq, content, proof }) {
    const tick = element('input', { type: 'checkbox', id: `${id}-${seq}` });
    const node = element('div', { className: 'duban-choice' }, tick,
      element('label', { for: tick.id }, element('strong', { text: content }), element('span', { text: `佐证：${proof}` })));
    tick.addEventListener('change', () => this.#count());
    return { seq, tick, node };
  }

  #tickAll() {
    this.items.forEach(({ tick }) => (tick.checked = this.all.checked));
    this.#count();
  }

  #ticked() {
    return this.items.filter(({ tick }) => tick.checked);
  }

  #count() {
    const count = this.#ticked().length;
    this.send.textContent = `${this.kind.act}（${count} 件）`;
    this.send.disabled = count === 0;
    this.all.checked = count === this.items.length;
    this.all.indeterminate = count > 0 && !this.all.checked;
  }

  /** What is not ticked through is shown at its row before anything is sent. */
  #unread(item) {
    const open = item.criteria.filter(({ tick }) => !tick.checked).length;
    item.message.textContent = open ? `还有 ${open} 条标准没有勾选。${EVERY_CRITERION}` : '';
    if (open) item.details.open = true;
    return open > 0;
  }

  async #submit() {
    const ticked = this.#ticked();
    this.items.forEach(({ message }) => (message.textContent = ''));
    const unread = ticked.filter(item => this.#unread(item));
    if (unread.length) {
      unread[0].node.scrollIntoView({ block: 'center' });
      unread[0].criteria.find(({ tick }) => !tick.checked).tick.focus();
      return;
    }
    const items = ticked.map(({ sheet, criteria }) => ({
      task: sheet.task,
      fields: this.kind.fields(sheet, this.reason.value.trim(), criteria.map(({ seq }) => seq), this.result?.value),
    }));
    const titles = new Map(ticked.map(({ sheet }) => [sheet.task, sheet.title]));
    this.send.disabled = true;
    try {
      const { done, skipped } = await post(`batches/${this.kind.step}`, JSON.stringify({ items }), 'application/json');
      await this.#reload();
      this.outcome.tell(told(this.kind, done, skipped), ...reasons(skipped, titles));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.#count();
      this.outcome.refuse(refused.message);
    }
  }
}

const told = ({ act }, done, skipped) =>
  `${act} ${done.length} 件${skipped.length ? `，跳过 ${skipped.length} 件，原因如下` : '，没有跳过的'}。`;

function reasons(skipped, titles) {
  if (!skipped.length) return [];
  return [element('ul', { className: 'duban-skipped' },
    ...skipped.map(({ task, message }) => element('li', {}, element('strong', { text: titles.get(task) }), element('span', { text: message }))))];
}

/** Account, indicators beside their targets, criteria with their proofs, and what a stage leaves to do. */
function contentOf({ row }, ticks) {
  return [
    element('dl', { className: 'duban-facts' },
      fact('办理情况', row.account), fact('填报人', row.by), ...row.facts.map(({ label, value }) => fact(label, value))),
    row.indicators.length ? table(['指标', '目标', '完成值'], row.indicators.map(({ name, target, value, unit }) =>
      [name, `不低于 ${target} ${unit}`, `${value} ${unit}`])) : null,
    ticks ? element('fieldset', { className: 'duban-ticks' }, element('legend', { text: '办结标准：逐条核对后勾选' }), ...ticks) : null,
    !ticks && row.criteria.length ? table(['办结标准', '佐证材料'], row.criteria.map(({ content, proof }) => [content, proof])) : null,
  ].filter(Boolean);
}

const fact = (label, value) => element('div', {}, element('dt', { text: label }), element('dd', { text: value || '—' }));

const table = (columns, rows) =>
  element('table', { className: 'duban-table' },
    element('thead', {}, element('tr', {}, ...columns.map(text => element('th', { scope: 'col', text })))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map((text, index) => element('td', { 'data-label': columns[index], text }))))));

export default navbarPlugin('duban-batch', '批量办理', 310, KINDS.map(({ role }) => role), (opener, session) => new BatchPanel(opener, session).show());
