import { renderContext, renderFailure, renderSkeleton } from './context.js';
import { announce, element } from './dom.js';
import { Fields } from './fields.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';
import { paperBlock } from './paper.js';
import { attachProgress } from './progress.js';

const ID = 'duban-behalf';

/** What others signed on paper is typed in here: find the item, then its own form, with the paper above it. */
class BehalfPanel {
  constructor(opener) {
    this.words = element('input', { type: 'search', id: `${ID}-words`, className: 'form-control', autocomplete: 'off' });
    this.list = element('div', { className: 'duban-found', 'aria-live': 'polite' });
    this.search = element('form', { className: 'duban-search', role: 'search', onsubmit: event => this.#search(event) },
      element('label', { for: this.words.id, text: '按编号、事项或单位查找' }),
      element('div', { className: 'duban-search-line' }, this.words, element('button', { type: 'submit', className: 'btn btn-default', text: '查找' })));
    this.body = element('div', { className: 'duban-behalf' });
    this.panel = new Panel(opener, ID, '代录代填',
      element('p', { className: 'duban-lead', text: '对方已在纸上签署、您代为录入的，在这里办理。须有扫描件；签署人对内容负责，代录人如实录入。' }),
      this.body);
  }

  show() {
    this.panel.show();
    this.#showList();
  }

  async #showList() {
    this.body.replaceChildren(this.search, this.list);
    this.words.focus();
    await this.#find();
  }

  #search(event) {
    event.preventDefault();
    return this.#find();
  }

  /** An earlier search may be answered later: only the latest one is shown. */
  async #find() {
    const search = (this.latest = {});
    renderSkeleton(this.list);
    try {
      const { items, more } = await get(`recordable?query=${encodeURIComponent(this.words.value)}`);
      if (search !== this.latest) return;
      this.list.replaceChildren(
        items.length ? element('ul', { className: 'duban-choices' }, ...items.map(item => this.#choice(item))) : element('p', { text: '没有找到可以代录的事项。' }),
        more ? element('p', { className: 'duban-lead', text: '只列出最先到期的 50 项，其余请输入编号或事项查找。' }) : '');
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (search === this.latest) renderFailure(this.list, refused, () => this.#find());
    }
  }

  #choice({ id, item, title, step, whose, dueText, light: due }) {
    const number = element('span', { className: 'duban-number', text: item });
    return element('li', {},
      element('button', { type: 'button', className: 'duban-pick', onclick: () => this.#open(id) },
        number,
        element('strong', { text: `${step} · ${title}` }),
        element('span', { className: 'duban-due' }, element('span', { text: whose }), element('span', { text: `办理时限 ${dueText}` }), light(due))));
  }

  async #open(task) {
    const back = element('button', { type: 'button', className: 'btn btn-link duban-back', text: '返回列表', onclick: () => this.#showList() });
    const host = element('div');
    this.body.replaceChildren(back, host);
    renderSkeleton(host);
    back.focus();
    try {
      const [sheet, { html }] = await Promise.all([get(`tasks/${encodeURIComponent(task)}`), get(`recordable/${encodeURIComponent(task)}/form`)]);
      const form = new RecordForm(sheet, html, () => this.#showList());
      host.replaceChildren(form.node);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      renderFailure(host, refused, () => this.#open(task));
    }
  }
}

/** The task's own form without Tasklist around it. */
class RecordForm {
  constructor(sheet, html, done) {
    this.task = sheet.task;
    this.done = done;
    this.node = new DOMParser().parseFromString(html, 'text/html').querySelector('form');
    this.node.querySelectorAll('script').forEach(script => script.remove());
    this.node.noValidate = true;
    this.node.addEventListener('submit', event => this.#submit(event));
    // Whoever records does not ask for a later deadline.
    this.node.querySelector('[data-deadline]')?.remove();
    const ask = this.node.querySelector('[data-ask]');
    this.button = element('button', { type: 'submit', className: 'btn btn-primary', text: '代录提交' });
    this.top = element('div', { className: 'duban-top' });
    const paper = paperBlock(sheet.recording);
    ask.before(this.top);
    ask.after(this.button);
    this.node.querySelector('[data-show]').after(paper);
    this.#showContext(sheet);
    this.paper = new Fields(paper, 'data-paper');
    this.fields = new Fields(ask);
    this.fields.prepare(sheet.input ?? {}, sheet.input?.prefill);
    this.#attachProgress();
    setApart(this.node);
  }

  #showContext(sheet) {
    renderContext(this.node.querySelector('[data-show]'), sheet);
  }

  #attachProgress() {
    const section = this.node.querySelector('[data-progress]');
    if (!section) return;
    section.querySelector('legend + p')?.replaceChildren('按纸质材料代填进展，任务仍在承办人手中。');
    const reported = async () => this.#showContext(await get(`tasks/${encodeURIComponent(this.task.id)}`));
    attachProgress(section, report => this.#sendProgress(report), reported, '进展已代填，任务仍在承办人手中。');
  }

  async #sendProgress(report) {
    if (this.paper.check()) throw new Refused(422, { code: 'PAPER', message: '请先填写上方的“纸质签署”。' });
    try {
      await this.#post('record-progress', { report });
    } catch (refused) {
      this.paper.refuse(refused.field, refused.message);
      throw refused;
    }
  }

  async #submit(event) {
    event.preventDefault();
    this.top.replaceChildren();
    [this.paper, this.fields].forEach(fields => fields.clearMessages());
    const faulty = [this.fields, this.paper].map(fields => fields.check());
    if (faulty.includes(true)) return;
    this.button.disabled = true;
    try {
      const variables = Object.entries(this.fields.values()).map(([name, value]) => [name, { value }]);
      await this.#post('record', { variables: Object.fromEntries(variables) });
      announce(`已代录：${this.task.item} ${this.task.stepName}`);
      this.done();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.button.disabled = false;
      if (!this.paper.refuse(refused.field, refused.message) && !this.fields.refuse(refused.field, refused.message)) this.#showAtTop(refused.message);
    }
  }

  #post(act, content) {
    return post(`tasks/${encodeURIComponent(this.task.id)}/${act}`, JSON.stringify({ ...content, ...this.paper.values() }), 'application/json');
  }

  #showAtTop(text) {
    const message = element('p', { className: 'duban-message duban-message-top', role: 'alert', tabindex: '-1', text });
    this.top.replaceChildren(message);
    message.focus();
  }
}

/** The same form may be open in the page behind the panel: its ids must not be met twice. */
function setApart(form) {
  const apart = ids => ids.split(' ').map(id => `${ID}-${id}`).join(' ');
  for (const attribute of ['id', 'for', 'aria-describedby']) {
    form.querySelectorAll(`[${attribute}]`).forEach(node => node.setAttribute(attribute, apart(node.getAttribute(attribute))));
  }
}

export default navbarPlugin(ID, '代录代填', 290, ['OFFICE', 'SECRETARY'], button => new BehalfPanel(button).show());
