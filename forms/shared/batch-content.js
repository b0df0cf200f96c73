import { blocks } from './context.js';
import { RESULTS, STAGE } from './batch-kinds.js';
import { button, field, input, textarea } from './controls.js';
import { element } from './dom.js';
import { light } from './light.js';

/** The opened row: everything needed to decide, and below it the decision. */
export class Content {
  constructor(page) {
    this.page = page;
    this.body = element('div', { className: 'duban-many-content' });
    this.decision = element('div', { className: 'duban-many-decision' });
    this.node = element('div', { className: 'duban-many-pane duban-form', role: 'region', tabindex: '0', 'aria-label': '所选事项的内容' },
      element('p', { className: 'duban-many-close' }, button('‹ 返回列表', () => page.go.close(), 'btn-link')), this.body, this.decision);
  }

  clear() {
    this.body.replaceChildren();
    this.decision.replaceChildren();
  }

  /** Chosen, but not opened: only opening counts as looking. */
  invite(item) {
    this.decision.replaceChildren();
    this.hint = element('p', { className: 'duban-lead', text: item.gone ? item.message : '按 Enter 打开，看清内容后再定。' });
    this.body.replaceChildren(this.#head(item), this.hint, ...(item.gone ? [] : [button('打开', () => this.page.open(item))]));
  }

  remind() {
    this.hint?.classList.add('duban-many-reminded');
  }

  wait(item) {
    const bars = [60, 90, 75, 85].map(width => element('span', { className: 'duban-bar', style: `width:${width}%` }));
    this.decision.replaceChildren();
    this.body.replaceChildren(this.#head(item),
      element('div', { className: 'duban-skeleton' }, element('span', { className: 'sr-only', text: '正在载入……' }), ...bars));
  }

  fail(item, refused) {
    const gone = refused.status === 404 || refused.status === 409;
    this.body.replaceChildren(this.#head(item), element('div', { className: 'duban-failure', role: 'alert' },
      element('strong', { text: gone ? '此件不能办理' : '此件的内容没有载入' }), element('p', { text: refused.message }),
      gone ? null : button('重新载入', () => this.page.open(item))));
  }

  show(item) {
    this.item = item;
    this.body.replaceChildren(this.#head(item), ...this.#ticks(item), ...blocks(item.kind.show, item.content.sections));
    this.#decide();
    this.node.scrollTop = 0;
  }

  #head({ sheet }) {
    const { items } = this.page;
    const nth = items.findIndex(each => each.sheet === sheet) + 1;
    return element('header', { className: 'duban-item' },
      element('p', { className: 'duban-number', text: `${sheet.item} · 第 ${nth} 件，共 ${items.length} 件` }),
      element('h2', { text: sheet.title }),
      element('p', { className: 'duban-due' },
        element('span', { text: sheet.row.department }), element('span', { text: `时限 ${sheet.due}` }), light(sheet.light)),
      sheet.inPlaceOf ? element('p', { className: 'duban-in-place', text: `代 ${sheet.inPlaceOf} 办理：办理经过记双方姓名。` }) : null);
  }

  /** Each criterion beside its proof; all have to be met before it can pass. */
  #ticks(item) {
    this.met = [];
    if (!item.kind.criteria) return [];
    const { criteria, prefill } = item.content.input;
    this.met = criteria.map(({ seq, content }, index) =>
      tick(`met-${seq}`, seq, `${seq}. ${content}`, prefill.proofs?.[index], item.mark.criteria, chosen => {
        item.mark.criteria = chosen;
        if (item.passes && item.hinders()) item.mark.decision = '';
        this.page.marked(item);
        this.#decide();
      }));
    return [ticks('逐条核对办结标准，确实达到的勾选', this.met)];
  }

  /** What failed: one criterion at least, or something that belongs to none of them. */
  #failed(item) {
    const { criteria } = item.content.input;
    this.unmet = [...criteria, { seq: 0, content: '其他' }].map(({ seq, content }) =>
      tick(`unmet-${seq}`, seq, seq ? `${seq}. ${content}` : `0. ${content}`, null, item.mark.unmet, chosen => {
        item.mark.unmet = chosen;
        this.message.replaceChildren();
        this.page.marked(item);
      }));
    return ticks('未达到的办结标准', this.unmet);
  }

  /** By its number on the keyboard: what failed if it is to be sent back, else what is met. */
  tick(seq) {
    const box = (this.item.back ? this.unmet : this.met).find(each => each.seq === seq)?.box;
    if (!box) return;
    box.click();
    box.focus();
  }

  #decide() {
    const { item } = this;
    const { backs } = item.kind;
    this.message = element('p', { role: 'alert' }, item.message ? messageOf(item.message) : null);
    this.text = null;
    this.unmet = [];
    const pass = this.#choice('通过', 'P', item.passes, () => this.page.pass(item), 'btn-primary');
    const others = backs.map(back => this.#choice(back.label, back.key, item.back === back, () => this.page.sendBack(item, back)));
    this.decision.replaceChildren(...[
      item.kind.results ? this.#result(item) : null,
      item.back && item.kind.unmet ? this.#failed(item) : null,
      item.back ? this.#reason(item) : null,
      this.message,
      element('div', { className: 'duban-actions' }, pass, ...others,
        item.back ? this.#following(item) : null,
        item.decided ? button('撤销', () => this.page.takeBack(item), 'btn-link') : null),
    ].filter(Boolean));
  }

  #choice(label, key, chosen, onclick, kind) {
    const made = button('', onclick, chosen ? 'btn-primary' : kind === 'btn-primary' && !this.item.decided ? kind : 'btn-default');
    made.setAttribute('aria-pressed', String(chosen));
    made.append(chosen ? '✓ ' : '', label, ' ', element('kbd', { 'aria-hidden': 'true', text: key }));
    return made;
  }

  #reason(item) {
    this.text = textarea('duban-many-text', 2);
    this.text.value = item.mark.text;
    this.text.addEventListener('input', () => {
      item.mark.text = this.text.value;
      this.message.replaceChildren();
      this.page.marked(item, 600);
    });
    return element('div', { className: 'duban-field' },
      element('label', { for: this.text.id, text: item.back.ask }),
      this.text);
  }

  #following(item) {
    const made = button('下一件 ', () => this.page.next(item));
    made.append(element('kbd', { 'aria-hidden': 'true', text: 'Ctrl+Enter' }));
    return made;
  }

  /** As applied for or stricter; a stage completion needs to be told what is left to do. */
  #result(item) {
    const choice = element('select', { className: 'form-control', id: 'duban-many-result' },
      ...item.sheet.results.map(value =>
        element('option', { value, text: `${RESULTS[value]}${value === item.sheet.row.result ? '（申请的结果）' : ''}` })));
    choice.value = item.result;
    choice.addEventListener('change', () => {
      item.mark.result = choice.value === item.sheet.row.result ? '' : choice.value;
      if (item.passes && item.hinders()) item.mark.decision = '';
      this.page.marked(item);
      this.#decide();
      this.decision.querySelector('select').focus();
    });
    const stage = item.result === 'STAGE' && !item.back ? STAGE.map(each => this.#stageField(item, each)) : [];
    return element('div', { className: 'duban-many-result' }, field('办理结果', choice), ...stage);
  }

  #stageField(item, { name, label, type, rows }) {
    const control = rows ? textarea(`duban-many-${name}`, rows) : input(`duban-many-${name}`, type);
    control.dataset.stage = name;
    control.value = item.stageValue(name);
    control.addEventListener('input', () => {
      item.mark.stage = { ...item.stage(), [name]: control.value.trim() };
      this.page.marked(item, 600);
    });
    return field(label, control);
  }

  /** Why it cannot be decided like this. */
  refuse(text) {
    this.message.replaceChildren(messageOf(text));
    const open = this.met.find(({ box }) => !box.checked)?.box ?? [...this.decision.querySelectorAll('[data-stage]')].find(({ value }) => !value.trim());
    if (!this.item.back) open?.focus();
  }

  /** What is asked for a send-back: what failed, then why. */
  ask() {
    const untold = this.unmet.every(({ box }) => !box.checked);
    ((untold && this.unmet[0]?.box) || this.text)?.focus();
  }

  /** On from what failed to why. */
  explain() {
    this.text?.focus();
  }

  scroll(by) {
    this.node.scrollBy(0, by * this.node.clientHeight * 0.8);
  }
}

const messageOf = text => element('span', { className: 'duban-message', text });

/** Boxes of one question; each tells all that are chosen. */
function tick(id, seq, content, proof, chosen, told) {
  const box = element('input', { type: 'checkbox', id: `duban-many-${id}` });
  box.checked = chosen.includes(seq);
  const node = element('div', { className: 'duban-choice' }, box,
    element('label', { for: box.id }, element('strong', { text: content }), proof ? element('span', { text: `佐证：${proof}` }) : null));
  return { seq, box, node, told };
}

function ticks(question, boxes) {
  const set = element('fieldset', { className: 'duban-many-ticks' }, element('legend', { text: question }), ...boxes.map(({ node }) => node));
  boxes.forEach(({ box, told }) =>
    box.addEventListener('change', () => told(boxes.filter(each => each.box.checked).map(({ seq }) => seq))));
  return set;
}
