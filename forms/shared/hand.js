import { element } from './dom.js';
import { post } from './http.js';

/** The head line of an opened task: whose it is, and what one may do about that. */
export class Hand {
  /**
   * @param task id
   * @param before what to wait for before the task changes hands
   * @param changed is called when the task has changed hands; gets whether the form may have opened by it
   */
  constructor(task, before, changed) {
    this.task = encodeURIComponent(task);
    this.before = before;
    this.changed = changed;
    this.node = element('div', { className: 'duban-hand' });
  }

  show({ task, hand, recording }) {
    this.said = element('div', { role: 'alert' });
    const yours = hand.mayTake && hand.holder;
    this.node.replaceChildren(...[
      element('p', { className: 'duban-hand-line' },
        element('span', { text: words(task, hand) }),
        hand.mayTake && !hand.holder ? this.#button('领取', () => this.#post('claim')) : null,
        yours && hand.mayPutBack ? this.#button('放回', () => this.#post('put-back')) : null),
      recording?.only ? element('p', { className: 'duban-hint', text: '收到纸质签署的，请点页面顶部的“代录代填”录入。' }) : null,
      hand.takers.length ? this.#takeOver(hand) : null,
      this.said].filter(Boolean));
  }

  #button(text, onclick) {
    return element('button', { type: 'button', className: 'btn btn-link duban-quiet', text, onclick });
  }

  async #post(act) {
    await this.#sent(() => post(`tasks/${this.task}/${act}`, '{}', 'application/json'), false);
  }

  /** Folded away until it is wanted: a colleague's work is taken with a reason only. */
  #takeOver(hand) {
    const to = element('select', { id: 'duban-take-over-to', className: 'form-control' },
      ...hand.takers.map(({ id, name, section }) => element('option', { value: id, text: section ? `${name}（${section}）` : name })));
    const reason = element('textarea', { id: 'duban-take-over-reason', className: 'form-control', rows: 2, maxlength: 200 });
    const send = element('button', { type: 'button', className: 'btn btn-default', text: '确定接办',
      onclick: () => this.#sent(() => post(`department/tasks/${this.task}/take-over`,
        JSON.stringify({ from: hand.holder, to: to.value, reason: reason.value.trim() }), 'application/json'), true) });
    return element('details', { className: 'duban-take-over' },
      element('summary', { text: '接办' }),
      element('div', { className: 'duban-field duban-short' }, element('label', { for: to.id, text: '接办人' }), to),
      element('div', { className: 'duban-field' }, element('label', { for: reason.id, text: '接办原因' }), reason),
      send);
  }

  async #sent(send, opens) {
    const buttons = this.node.querySelectorAll('button');
    buttons.forEach(button => (button.disabled = true));
    try {
      await this.before();
      await send();
      await this.changed(opens);
    } catch (refused) {
      buttons.forEach(button => (button.disabled = false));
      this.said.replaceChildren(element('p', { className: 'duban-message', text: refused.message }));
    }
  }
}

function words({ inPlaceOf }, { mayTake, holder, holderName, since, telephone, waitsFor }) {
  const instead = inPlaceOf ? `代 ${inPlaceOf} 办理，办理经过记双方姓名` : null;
  if (mayTake && !holder) return instead ? `待领取，可以直接办理（${instead}）` : '待领取，可以直接办理';
  if (mayTake) return instead ?? '由您办理';
  if (!holder) return `待${waitsFor}领取，您可以查看`;
  const taken = since ? `，${since} 起` : '';
  return `由 ${holderName} 办理${taken}${telephone ? `，电话 ${telephone}` : ''}。您可以查看，不能提交`;
}
