import { button, field, Outcome, textarea } from './controls.js';
import { element } from './dom.js';
import { Fields } from './fields.js';
import { get, post, Refused, urlOf } from './http.js';
import { light } from './light.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';

const MOST = 50;

/** The supervision notices, and for the supervision office the way to begin one. */
class NoticePanel {
  constructor(opener) {
    this.outcome = new Outcome();
    this.begin = element('div');
    this.list = element('div', { className: 'duban-changes' });
    this.panel = new Panel(opener, 'duban-notice', '督办单',
      element('p', { className: 'duban-lead', text: '督办专班起草，市政府办公厅（督查室）签发后才有文号、才发给承办单位。措施逾期时系统会自行提请起草。' }),
      this.outcome.node, this.begin, this.list);
  }

  async show() {
    this.panel.show();
    this.list.replaceChildren(element('p', { className: 'duban-hint', role: 'status', text: '正在载入……' }));
    await this.#asking(async () => {
      const { mayDraft } = await this.#load();
      if (mayDraft) await this.#offer();
    });
  }

  async #load() {
    const loaded = await get('notices');
    this.list.replaceChildren(...listOf(loaded.notices));
    return loaded;
  }

  async #offer() {
    this.search = element('input', { type: 'search', id: 'duban-notice-search', className: 'form-control', autocomplete: 'off', onkeydown: event => this.#onKey(event) });
    this.pick = element('div', { className: 'duban-picklist', tabindex: '0', role: 'group', 'aria-label': '整改措施' });
    const reason = textarea('duban-notice-reason', 3);
    for (const [name, value] of Object.entries({ 'data-name': 'reason', 'data-max': 500, required: true })) reason.setAttribute(name, value);
    this.submit = element('button', { type: 'submit', className: 'btn btn-primary', text: '拟督办单', disabled: true });
    this.form = element('form', { className: 'duban-form', novalidate: true, autocomplete: 'off' },
      element('div', { className: 'duban-field' },
        element('label', { for: this.search.id, text: '查找措施' }),
        element('p', { className: 'duban-hint', text: '编号、文字或单位；期限最早的在前。' }),
        element('div', { className: 'duban-search-line' }, this.search, button('查找', () => this.#find()))),
      element('fieldset', { className: 'duban-field', role: 'radiogroup', 'aria-required': 'true' },
        element('legend', { text: '要督办的措施' }),
        this.pick),
      field('拟发原因', reason, '例如逾期未办结、多次催办没有进展。'),
      this.submit);
    this.fields = new Fields(this.form, 'data-name');
    this.begin.replaceChildren(this.form);
    this.fields.prepare();
    this.form.addEventListener('submit', event => this.#begin(event));
    await this.#measures();
  }

  #onKey(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#find();
  }

  #find() {
    return this.#asking(() => this.#measures());
  }

  /** An earlier search may be answered later: only the latest one is shown. */
  async #measures() {
    const search = (this.latest = {});
    const measures = await get(`notices/measures?words=${encodeURIComponent(this.search.value)}`);
    if (search !== this.latest) return;
    this.pick.replaceChildren(
      measures.length >= MOST ? element('p', { className: 'duban-hint', text: `只列期限最早的 ${MOST} 项，请输入编号或文字查找。` }) : '',
      ...measures.map(choice),
      measures.length ? '' : element('p', { className: 'duban-hint', text: '没有找到办理中的措施。' }));
  }

  async #begin(event) {
    event.preventDefault();
    this.outcome.clear();
    this.fields.clearMessages();
    if (this.fields.check()) return;
    await this.#asking(async () => {
      const { number } = await post('notices', JSON.stringify(this.fields.values()), 'application/json');
      this.fields.reset();
      this.form.querySelectorAll('input:checked').forEach(each => (each.checked = false));
      await Promise.all([this.#load(), this.#measures()]);
      this.outcome.tell(element('p', { className: 'duban-headline' }, `已拟发督办单 ${number}，`,
        element('a', { href: `/go/${encodeURIComponent(number)}`, text: '去起草' }), '。'));
    });
  }

  async #asking(work) {
    if (this.submit) this.submit.disabled = true;
    try {
      await work();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!this.fields?.refuse(refused.field, refused.message)) this.outcome.refuse(refused.message);
    } finally {
      if (this.submit) this.submit.disabled = false;
    }
  }
}

/** One that has an open notice cannot get another. */
function choice({ number, content, department, state, dueOn, light: left, notice }) {
  const id = `duban-notice-${number}`;
  return element('div', { className: 'duban-choice' },
    element('input', { type: 'radio', id, name: 'duban-notice-pick', value: number, 'data-name': 'measure', 'data-label': '要督办的措施', required: true, disabled: Boolean(notice) }),
    element('label', { for: id }, element('strong', { text: `${number} ${content}` }),
      element('span', {}, `${department} · ${state} · 期限 ${dueOn} `, light(left), notice ? ` · 已有督办单 ${notice}` : '')));
}

function listOf(notices) {
  return [
    element('h4', { tabindex: '-1', text: notices.length >= MOST ? `最近的 ${MOST} 份督办单` : `督办单（${notices.length} 份）` }),
    notices.length ? '' : element('p', { className: 'duban-hint', text: '还没有督办单。' }),
    ...notices.map(({ number, documentNumber, measure, content, department, state, told, signer, signedOn, feedbackOn, feedbackLight, answer, page }) =>
      element('article', { className: 'duban-change-entry' },
        element('p', { className: 'duban-change-head' },
          element('strong', { text: documentNumber ? `${documentNumber}（${number}）` : number }), element('span', { text: state })),
        element('p', { text: `${department}：${measure} ${content}` }),
        element('p', { className: 'duban-reason', text: told }),
        signer ? element('p', { className: 'duban-reason' }, `${signer} 于 ${signedOn} 签发，反馈期限 ${feedbackOn} `, feedbackLight ? light(feedbackLight) : '') : null,
        answer ? element('p', { className: 'duban-reason', text: `落实情况：${answer}` }) : null,
        element('p', {},
          element('a', { href: `/go/${encodeURIComponent(number)}`, text: '查看此件' }), ' ',
          element('a', { href: urlOf(page), target: '_blank', rel: 'noopener', text: signer ? '打开打印件' : '预览草稿' })))),
  ];
}

export default navbarPlugin('duban-notice', '督办单', 300, ['OFFICE', 'GOVERNMENT_OFFICE'], opener => new NoticePanel(opener).show());
