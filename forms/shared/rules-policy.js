import { button, textarea } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { forgive, preview, refuse } from './rules-preview.js';

const STATES = { PROPOSED: '待批准', APPROVED: '已批准', REFUSED: '未批准' };

const send = (path, body) => post(`rules/${path}`, JSON.stringify(body), 'application/json');

/** Rules and their versions; the administrator changes them here and the office decides. */
export class PolicyPart {
  /** @param reload draws the page anew and says what was done */
  constructor(reload) {
    this.reload = reload;
  }

  render(page) {
    this.page = page;
    const open = page.versions.find(({ state }) => state === 'PROPOSED');
    const editable = page.enters && !open;
    this.now = element('section', { id: 'rules-now', className: 'rules-part' });
    this.#read(editable);
    return [open ? this.#open(open) : null, this.now, this.#history()].filter(Boolean);
  }

  #read(editable) {
    const { version, groups, versions, enters } = this.page;
    const latest = versions.find(({ number }) => number === version);
    this.now.replaceChildren(
      element('h2', { text: '现行规则' }),
      element('p', { className: 'rules-quiet', text: `第 ${version} 版，${latest.decidedAt ? `${latest.proposedBy}录入，${latest.decidedBy} ${latest.decidedAt} 批准；没有注明版本的规则自系统启用起适用` : '自系统启用起适用'}。` }),
      ...(editable ? [button('修改规则', () => this.#edit(), 'btn-default')] : []),
      ...(enters && !editable ? [element('p', { className: 'rules-quiet', text: '已有一份修改待批准，批准或退回后才能再提出。' })] : []),
      ...groups.map(({ label, rules }) => element('div', { className: 'rules-group' },
        element('h3', { text: label }), element('ul', {}, ...rules.flatMap(rule => this.#sentences(rule))))));
  }

  /** One sentence for all kinds of measures if they say the same. */
  #sentences({ values }) {
    const [first] = values;
    const same = values.every(({ sentence, since }) => sentence === first.sentence && since === first.since);
    const told = same ? [{ ...first, kind: null }] : values;
    return told.map(({ kind, sentence, version, since }) => element('li', {},
      element('span', { text: (kind ? `${kind}措施：` : '') + sentence }),
      version > 1 ? element('span', { className: 'rules-since', text: ` 第 ${version} 版，${since}` }) : null));
  }

  // The administrator

  #edit() {
    this.inputs = new Map();
    this.reason = textarea('rules-reason', 3);
    this.outcome = element('div', { className: 'rules-outcome', 'aria-live': 'polite' });
    const form = element('form', { className: 'rules-form', novalidate: true, autocomplete: 'off' },
      element('h2', { text: '修改规则' }),
      element('p', { className: 'rules-quiet', text: '只改需要改的数字，其余保持不变。先查看影响，再提交督办专班批准；批准前仍按现行规则办理。' }),
      ...this.page.groups.map(({ label, rules }) => element('fieldset', {},
        element('legend', { text: label }), ...rules.flatMap(rule => rule.values.map(value => this.#input(rule, value))))),
      element('div', { className: 'rules-field rules-field-wide' }, element('label', { for: 'rules-reason', text: '修改原因' }), this.reason),
      this.outcome,
      element('div', { className: 'rules-actions' },
        button('查看影响', () => this.#foresee(), 'btn-primary'), button('取消', () => this.#read(true))));
    this.form = form;
    // What was foreseen is no longer what would be entered.
    form.addEventListener('input', () => this.outcome.replaceChildren());
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#foresee();
    });
    this.now.replaceChildren(form);
    form.querySelector('input, select').focus();
  }

  #input(rule, { field, kind, text, sentence }) {
    const id = `rule-${field.replace('.', '-')}`;
    const control = rule.unit === 'SWITCH'
      ? element('select', { id, className: 'form-control' }, ...[['1', '是'], ['0', '否']].map(([value, label]) => element('option', { value, text: label, selected: value === text })))
      : element('input', { id, className: 'form-control', inputmode: rule.unit === 'LADDER' ? 'text' : 'numeric', value: text });
    this.inputs.set(field, { control, text });
    const label = kind ? `${rule.label}（${kind}措施）` : rule.label;
    return element('div', { className: 'rules-field' },
      element('label', { for: id, text: label }),
      element('span', { className: 'rules-amount' }, control, rule.unitLabel ? element('span', { text: rule.unitLabel }) : null),
      element('span', { className: 'rules-quiet', text: sentence }));
  }

  #changes() {
    const changed = [...this.inputs].filter(([, { control, text }]) => control.value.trim() !== text);
    return Object.fromEntries(changed.map(([field, { control }]) => [field, control.value]));
  }

  async #foresee() {
    const values = this.#changes();
    await this.#try(async () => {
      const foreseen = await send('proposals/preview', { values });
      this.outcome.replaceChildren(preview(foreseen, '批准之日'),
        element('div', { className: 'rules-actions' }, button('提交督办专班批准', () => this.#propose(values), 'btn-primary')));
      this.outcome.scrollIntoView({ block: 'nearest' });
    });
  }

  #propose(values) {
    return this.#try(async () => {
      const { number } = await send('proposals', { values, reason: this.reason.value, version: this.page.version });
      await this.reload(`第 ${number} 版规则已提交，待督办专班批准。`);
    });
  }

  async #try(act) {
    forgive(this.form);
    const buttons = this.form.querySelectorAll('button');
    buttons.forEach(each => (each.disabled = true));
    try {
      await act();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      buttons.forEach(each => (each.disabled = false));
      refuse(refused, refused.field === 'reason' ? this.reason : this.inputs.get(refused.field)?.control, this.outcome);
    } finally {
      buttons.forEach(each => (each.disabled = false));
    }
  }

  // The office

  #open(version) {
    const place = element('div', { 'aria-live': 'polite' });
    const card = element('section', { className: 'rules-part rules-open' },
      element('h2', { text: `待批准的修改：第 ${version.number} 版` }),
      element('p', { text: `${version.proposedBy} ${version.proposedAt} 提出。原因：${version.reason}` }),
      changesTable(version.changes), place);
    get(`rules/proposals/${version.number}/preview`)
      .then(foreseen => place.replaceChildren(preview(foreseen, '批准之日'), ...(this.page.approves ? [this.#decision(version)] : [])),
        refused => refuse(refused, null, place));
    return card;
  }

  #decision({ number }) {
    const reason = textarea('rules-decision', 2);
    const outcome = element('div', { 'aria-live': 'polite' });
    const decide = async decision => {
      forgive(form);
      form.querySelectorAll('button').forEach(each => (each.disabled = true));
      try {
        const { items, tasks } = await send(`proposals/${number}/decision`, { decision, reason: reason.value });
        await this.reload(decision === 'APPROVE' ? `第 ${number} 版规则已生效，${items} 件事项、${tasks} 个待办的时限已调整。` : `第 ${number} 版规则未批准。`);
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        refuse(refused, refused.field === 'reason' ? reason : null, outcome);
      } finally {
        form.querySelectorAll('button').forEach(each => (each.disabled = false));
      }
    };
    const form = element('div', { className: 'rules-form' },
      element('div', { className: 'rules-field rules-field-wide' }, element('label', { for: 'rules-decision', text: '意见（不批准时必填）' }), reason),
      outcome,
      element('div', { className: 'rules-actions' }, button('批准', () => decide('APPROVE'), 'btn-primary'), button('不批准', () => decide('REFUSE'))));
    return form;
  }

  // History

  #history() {
    return element('section', { id: 'history', className: 'rules-part' },
      element('h2', { text: '版本记录' }),
      ...this.page.versions.map(version => this.#version(version)));
  }

  #version({ number, state, reason, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason, movedItems, movedTasks, changes }) {
    const lines = [
      proposedAt ? `${proposedBy} ${proposedAt} 录入：${reason}` : reason,
      decidedAt ? `${decidedBy} ${decidedAt} ${state === 'APPROVED' ? '批准' : '未批准'}${decisionReason ? `：${decisionReason}` : ''}` : null,
      state === 'APPROVED' && decidedAt ? `调整了 ${movedItems} 件事项、${movedTasks} 个待办的时限` : null,
    ].filter(Boolean);
    return element('details', { className: 'rules-version', open: number > 1 && state === 'PROPOSED' },
      element('summary', { text: `第 ${number} 版（${decidedAt || state === 'PROPOSED' ? STATES[state] : '默认'}）` }),
      ...lines.map(text => element('p', { text })), changes.length ? changesTable(changes) : null);
  }
}

const changesTable = changes => element('table', { className: 'rules-table' },
  element('thead', {}, element('tr', {}, ...['规则', '原', '新'].map(text => element('th', { scope: 'col', text })))),
  element('tbody', {}, ...changes.map(({ rule, kind, before, after }) => element('tr', {},
    ...[kind ? `${rule}（${kind}措施）` : rule, before, after].map(text => element('td', { text }))))));
