import { Content } from './batch-content.js';
import { Item, PASS, RESULTS } from './batch-kinds.js';
import { button, input } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';

const TYPING = 'input:not([type=checkbox]), textarea, select';

/** Room for rows and content side by side. */
const wide = window.matchMedia('(min-width: 960px)');

/**
 * Many at once (批量办理), over the whole window: rows on the left, the opened one's content on the right; only what was
 * opened can be decided, and what was decided is sent in one act.
 *
 * go: what leads to other addresses
 */
export class BatchPage {
  constructor(kinds, step, go) {
    this.step = step;
    this.kind = kinds.find(kind => kind.step === step);
    this.go = go;
    this.items = [];
    this.outcome = element('div', { className: 'duban-many-outcome', role: 'status', tabindex: '-1' });
    this.heard = element('p', { className: 'sr-only', role: 'status' });
    this.list = element('div', {
      className: 'duban-many-rows', role: 'listbox', tabindex: '0', 'aria-label': '待办事项', 'aria-describedby': 'duban-many-legend',
    });
    this.column = element('div', { className: 'duban-many-list' }, this.outcome);
    this.content = new Content(this);
    this.foot = element('footer', { className: 'duban-many-foot' });
    this.title = element('h1', { id: 'duban-many-title', tabindex: '-1', text: '批量办理' });
    this.node = element('section', { className: 'duban-many', 'aria-labelledby': 'duban-many-title' },
      element('header', { className: 'duban-many-head' },
        button('‹ 返回', () => go.leave(), 'btn-link'), this.title, kinds.length > 1 ? this.#tabs(kinds) : null, this.#legend()),
      element('div', { className: 'duban-many-body' }, this.column, this.content.node),
      this.foot, this.heard);
    this.node.addEventListener('keydown', event => this.#key(event));
    this.list.addEventListener('click', ({ target }) => {
      const row = target.closest('[role=option]');
      if (row) this.open(this.items.find(({ node }) => node === row));
    });
  }

  /** What lies below cannot be reached meanwhile. */
  show(row) {
    this.below = [...document.body.children].filter(part => !part.inert);
    this.below.forEach(part => (part.inert = true));
    this.formerTitle = document.title;
    document.title = `批量办理${this.kind ? ` · ${this.kind.label}` : ''}`;
    document.body.append(this.node);
    if (this.kind) this.#load(row);
    else this.#notForYou();
    this.title.focus();
  }

  remove() {
    this.items.forEach(item => this.#flush(item));
    this.node.remove();
    this.below.forEach(part => (part.inert = false));
    document.title = this.formerTitle;
  }

  /** The address asks for this row, or for none. */
  turnTo(task) {
    const item = this.items.find(each => each.task === task);
    if (item && item !== this.shown) this.open(item);
    if (!task) this.#showRows();
  }

  #tabs(kinds) {
    return element('nav', { className: 'duban-many-tabs', 'aria-label': '办理哪一类' }, ...kinds.map(({ step, label }) =>
      element('button', {
        type: 'button', className: 'duban-tab', 'aria-current': step === this.step ? 'page' : null, text: label,
        onclick: () => step !== this.step && this.go.turn(step),
      })));
  }

  #legend() {
    if (!this.kind) return null;
    const keys = [
      ['↑↓ 或 J K', '上下'], ['Enter', '打开'], ['空格 或 P', '通过'], ...this.kind.backs.map(({ key, label }) => [key, label]),
      ...(this.kind.unmet ? [['0–9', '勾选标准']] : []), ['S', '去办理'],
    ];
    return element('p', { className: 'duban-many-legend', id: 'duban-many-legend' },
      ...keys.map(([key, what]) => element('span', {}, element('kbd', { text: key }), ` ${what} `)));
  }

  #notForYou() {
    this.column.append(element('p', { className: 'duban-empty', text: '这一步不由您批量办理。请点“返回”，从列表中办理您的待办。' }));
  }

  async #load(row) {
    const bars = [90, 70, 80, 90, 70, 80].map(width => element('span', { className: 'duban-bar', style: `width:${width}%` }));
    const skeleton = element('div', { className: 'duban-skeleton' }, element('span', { className: 'sr-only', text: '正在载入……' }), ...bars);
    this.column.replaceChildren(this.outcome, skeleton);
    try {
      this.items = (await get(`batches/${this.step}`)).map(sheet => new Item(this.kind, sheet));
      this.#render();
      const asked = this.items.find(({ task }) => task === row);
      if (asked) this.open(asked);
      else if (row) this.go.close();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.column.replaceChildren(this.outcome, element('div', { className: 'duban-failure', role: 'alert' },
        element('strong', { text: '待办事项没有载入' }), element('p', { text: refused.message }),
        button('重新载入', () => this.#load(row))));
    }
  }

  #render() {
    if (!this.items.length) {
      this.column.replaceChildren(this.outcome, element('p', { className: 'duban-empty', text: `没有等待您“${this.kind.label}”的事项。` }));
      this.foot.replaceChildren();
      this.content.clear();
      this.node.classList.add('duban-many-none');
      return;
    }
    this.node.classList.remove('duban-many-none');
    this.items.forEach((item, index) => (item.node = element('div', { className: 'duban-many-row', role: 'option', id: `duban-many-${index}` })));
    this.items.forEach(item => this.refresh(item));
    this.list.replaceChildren(...this.items.map(({ node }) => node));
    this.column.replaceChildren(this.outcome, this.list);
    this.#renderFoot();
    this.#choose(this.items[0]);
    this.list.focus();
  }

  /** Writes the row anew, as its item now is. */
  refresh(item) {
    const { sheet } = item;
    item.node.replaceChildren(
      element('p', { className: 'duban-many-first' },
        element('span', { className: 'duban-number', text: sheet.item }),
        element('span', { className: `duban-state${item.passes ? ' duban-state-pass' : item.back ? ' duban-state-back' : item.opened ? '' : ' duban-state-new'}`, text: item.state })),
      element('p', { className: 'duban-many-title', text: sheet.title }),
      element('p', { className: 'duban-row-facts' },
        element('span', { text: sheet.row.department }), element('span', { text: sheet.due }), light(sheet.light)),
      element('p', { className: 'duban-row-facts' },
        ...targets(sheet.row).map(text => element('span', { text })),
        element('span', { text: `佐证 ${sheet.row.proofs} 件` }),
        sheet.result ? element('span', { text: `申请：${sheet.result}` }) : null,
        sheet.inPlaceOf ? element('span', { className: 'duban-in-place', text: `代 ${sheet.inPlaceOf} 办理` }) : null),
      ...sheet.row.warnings.map(text => element('p', { className: 'duban-many-warning', text: `注意：${text}` })),
      ...(item.message ? [element('p', { className: 'duban-message', text: item.message })] : []));
    if (this.send) this.#count();
  }

  #renderFoot() {
    this.opinion = input('duban-many-opinion', 'text', { maxlength: '500', placeholder: '意见（选填），写入通过的每一件', 'aria-label': '意见' });
    this.send = button('', () => this.#submit(), 'btn-primary');
    this.foot.replaceChildren(...[this.kind.results ? this.#results() : null, this.opinion, this.send].filter(Boolean));
    this.#count();
  }

  /** As applied for, or all of them as strictly as this; what was applied for more strictly stays as it is. */
  #results() {
    const choice = element('select', { className: 'form-control', 'aria-label': '办理结果' },
      element('option', { value: '', text: '按各件申请的结果' }),
      element('option', { value: 'SUSTAINED', text: `一律按“${RESULTS.SUSTAINED}”` }));
    choice.addEventListener('change', () => {
      for (const item of this.items) {
        item.mark.result = item.sheet.results.includes(choice.value) && choice.value !== item.sheet.row.result ? choice.value : '';
        this.marked(item);
      }
      if (this.shown) this.content.show(this.shown);
    });
    return choice;
  }

  #decided() {
    return this.items.filter(({ decided }) => decided);
  }

  #count() {
    const decided = this.#decided();
    this.send.textContent = decided.length ? summary(this.kind, decided) : `${this.kind.act} 0 件`;
    this.send.disabled = decided.length === 0;
  }

  /** Makes it the row the keys act on; its content is shown if it was opened. */
  #choose(item) {
    this.current = item;
    for (const each of this.items) each.node.setAttribute('aria-selected', String(each === item));
    this.list.setAttribute('aria-activedescendant', item.node.id);
    item.node.scrollIntoView({ block: 'nearest' });
    if (!wide.matches) return;
    if (item.content) this.#showContent(item);
    else {
      this.shown = null;
      this.content.invite(item);
    }
  }

  #showContent(item) {
    this.shown = item;
    this.content.show(item);
    this.node.classList.add('duban-many-opened');
  }

  #showRows() {
    if (wide.matches) return;
    this.node.classList.remove('duban-many-opened');
    this.shown = null;
    if (this.items.length) this.list.focus();
  }

  /** Opening is recorded: only what was opened can be decided. */
  async open(item) {
    this.#choose(item);
    this.go.open(item.task, !wide.matches && !this.node.classList.contains('duban-many-opened'));
    this.shown = item;
    this.node.classList.add('duban-many-opened');
    if (item.content) {
      this.content.show(item);
      return;
    }
    this.content.wait(item);
    try {
      item.content = await get(`batches/${this.step}/${encodeURIComponent(item.task)}`);
      item.opened = true;
      this.refresh(item);
      if (item.decided || item.mark.result) this.marked(item);
      this.heard.textContent = `已打开第 ${this.items.indexOf(item) + 1} 件，共 ${this.items.length} 件：${item.sheet.title}`;
      if (this.shown === item) this.content.show(item);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (this.shown === item) this.content.fail(item, refused);
    }
  }

  /** It passes, or does not any more if it did; then on to the next. */
  pass(item) {
    if (item.passes) {
      item.mark.decision = '';
      this.marked(item);
      this.content.show(item);
      return;
    }
    const hinders = item.hinders();
    if (hinders) {
      this.content.refuse(hinders);
      return;
    }
    item.mark.decision = PASS;
    if (this.kind.results && item.result === 'STAGE') item.mark.stage = item.stage();
    this.marked(item);
    this.next(item);
  }

  sendBack(item, back) {
    item.mark.decision = back.decision;
    if (this.kind.unmet && this.kind.criteria && !item.mark.unmet.length) {
      item.mark.unmet = item.content.input.criteria.map(({ seq }) => seq).filter(seq => !item.mark.criteria.includes(seq));
    }
    this.marked(item);
    this.content.show(item);
    this.content.ask();
  }

  takeBack(item) {
    item.mark.decision = '';
    this.marked(item);
    this.content.show(item);
    this.list.focus();
  }

  /** The next that is not decided yet, after this one or else before it. */
  next(item) {
    const at = this.items.indexOf(item);
    const following = [...this.items.slice(at + 1), ...this.items.slice(0, at)].find(({ decided, gone }) => !decided && !gone);
    if (following) {
      this.open(following);
      this.list.focus();
      return;
    }
    this.heard.textContent = '都已看过并标明。按 S 去办理。';
    if (wide.matches) {
      this.content.show(item);
      this.list.focus();
    } else this.go.close();
  }

  /** What is meant to be decided is kept on the server; a text when the typing pauses. */
  marked(item, delay = 0) {
    item.message = '';
    this.refresh(item);
    if (!item.opened) return;
    clearTimeout(item.timer);
    item.unsaved = true;
    item.timer = setTimeout(() => this.#flush(item), delay);
  }

  #flush(item) {
    clearTimeout(item.timer);
    if (!item.unsaved) return;
    item.unsaved = false;
    const body = JSON.stringify(item.mark);
    item.saving = (item.saving ?? Promise.resolve())
      .then(() => post(`batches/${this.step}/${encodeURIComponent(item.task)}/mark`, body, 'application/json'))
      .catch(refused => {
        item.message = refused.message;
        this.refresh(item);
      });
  }

  async #submit() {
    const decided = this.#decided();
    const faulty = decided.filter(item => {
      item.message = item.fault();
      this.refresh(item);
      return item.message;
    });
    if (faulty.length) {
      await this.open(faulty[0]);
      this.content.refuse(faulty[0].message);
      this.content.ask();
      return;
    }
    this.send.disabled = true;
    this.foot.classList.add('duban-busy');
    try {
      decided.forEach(item => clearTimeout(item.timer));
      await Promise.all(decided.map(({ saving }) => saving));
      const items = decided.map(item => ({ task: item.task, fields: item.fields(this.opinion.value.trim()) }));
      const answer = await post(`batches/${this.step}`, JSON.stringify({ items }), 'application/json');
      await this.#tell(decided, answer);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.#say(element('p', { className: 'duban-message duban-message-top', role: 'alert', text: refused.message }));
      this.#count();
    } finally {
      this.foot.classList.remove('duban-busy');
    }
  }

  /** What is done leaves; what was skipped says why, also where it is there no more. */
  async #tell(decided, { done, skipped }) {
    const finished = new Set(done.map(({ task }) => task));
    const reasons = new Map(skipped.map(({ task, message }) => [task, message]));
    const left = this.items.filter(({ task }) => !finished.has(task));
    const found = await get(`batches/${this.step}`).catch(() => null);
    const now = new Map((found ?? left.map(({ sheet }) => sheet)).map(sheet => [sheet.task, sheet]));
    const kept = left.filter(({ task }) => now.has(task) || reasons.has(task));
    for (const item of kept) {
      item.message = reasons.get(item.task) ?? item.message;
      item.gone = !now.has(item.task);
      if (item.gone) item.mark.decision = '';
      item.content = undefined;
      now.delete(item.task);
    }
    this.items = [...kept, ...[...now.values()].map(sheet => new Item(this.kind, sheet))];
    this.node.classList.remove('duban-many-opened');
    this.shown = null;
    this.go.close();
    this.#render();
    const taken = decided.filter(({ task }) => finished.has(task));
    this.#say(
      element('p', { className: 'duban-headline', text: `${taken.length ? summary(this.kind, taken) : `${this.kind.act} 0 件`}${skipped.length ? `，跳过 ${skipped.length} 件` : '，没有跳过的'}。` }),
      skipped.length ? element('p', { text: '跳过的仍在列表中，原因写在各行。' }) : null);
  }

  #say(...parts) {
    this.outcome.replaceChildren(...parts.filter(Boolean));
    this.outcome.focus();
    this.outcome.scrollIntoView({ block: 'nearest' });
  }

  /** Letters by their place on the keyboard, so that a Chinese input method does not hide them. */
  #key(event) {
    if (!this.items.length || event.isComposing || event.altKey || event.metaKey) return;
    const { target } = event;
    if (target.matches(TYPING)) {
      this.#keyInText(event);
      return;
    }
    if (event.ctrlKey) return;
    const presses = target.matches('button, summary, a, input');
    const act = this.#actOf(event, presses);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #keyInText(event) {
    if (!event.target.closest('.duban-many-pane')) return;
    if (event.key === 'Escape') this.list.focus();
    else if (event.key === 'Enter' && event.ctrlKey && this.shown) this.next(this.shown);
    else return;
    event.preventDefault();
  }

  #actOf({ key, code, target, shiftKey }, presses) {
    const inContent = target.closest('.duban-many-pane');
    const { current } = this;
    const isOpen = this.shown === current && current.content;
    const back = this.kind.backs.find(each => code === `Key${each.key}`);
    if (code === 'KeyJ' || (key === 'ArrowDown' && !inContent)) return () => this.#move(1);
    if (code === 'KeyK' || (key === 'ArrowUp' && !inContent)) return () => this.#move(-1);
    if (key === 'Enter' && target.type === 'checkbox' && current.back) return () => this.content.explain();
    if (key === 'Enter' && !presses) return () => this.open(current);
    if (code === 'KeyP' || (key === ' ' && !presses && !shiftKey)) return () => (isOpen ? this.pass(current) : this.#openFirst());
    if (back) return () => (isOpen ? this.sendBack(current, back) : this.#openFirst());
    if (code === 'KeyS') return () => this.send.focus();
    if (key === 'PageDown' && !inContent) return () => this.content.scroll(1);
    if (key === 'PageUp' && !inContent) return () => this.content.scroll(-1);
    if (isOpen && /^[0-9]$/.test(key)) return () => this.content.tick(Number(key));
    return null;
  }

  #openFirst() {
    this.heard.textContent = '此件还没有打开，请按 Enter 打开看清内容后再定。';
    this.content.remind();
  }

  #move(by) {
    const to = this.items[this.items.indexOf(this.current) + by];
    if (!to) return;
    this.#choose(to);
    if (!this.content.node.contains(document.activeElement)) this.list.focus();
  }
}

const targets = ({ met, missed }) => [
  met ? `指标达到 ${met} 项` : null,
  missed ? `指标未达到 ${missed} 项` : null,
].filter(Boolean);

function summary({ act, backs }, items) {
  const passed = items.filter(({ passes }) => passes).length;
  return [
    passed ? `${act} ${passed} 件` : null,
    ...backs.map(back => [back, items.filter(item => item.back === back).length])
      .map(([{ told }, count]) => (count ? `${told} ${count} 件` : null)),
  ].filter(Boolean).join('，');
}
