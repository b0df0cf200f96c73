import { renderContext, renderFailure, renderSkeleton } from './context.js';
import { announce, element } from './dom.js';
import { Fields } from './fields.js';
import { get, Refused } from './http.js';
import { attachProgress, reportOf } from './progress.js';

/** The words Tasklist looks for in order to stay silent about a refusal that the form has already shown. */
const SILENT = 'camForm submission prevented';

/** What was typed and not sent, by task, as long as the page lives: Tasklist's tabs throw the form away. */
const typed = new Map();

/** One opened task: loads what is needed to decide, asks, sends every field, shows refusals where they belong. */
class TaskForm {
  constructor(camForm, scope) {
    this.camForm = camForm;
    this.scope = scope;
    this.form = camForm.formElement[0];
    this.context = this.form.querySelector('[data-show]');
    this.asked = [...this.form.querySelectorAll('[data-ask], [data-progress]')];
    const ask = this.form.querySelector('[data-ask]');
    this.fields = new Fields(ask);
    this.top = element('div', { className: 'duban-top' });
    this.notice = element('div', { className: 'duban-notice', hidden: true });
    ask.before(this.top, this.notice);
    this.form.noValidate = true;

    camForm.on('variables-restored', () => (this.draft = this.#variables()));
    camForm.on('store', () => this.#put());
    camForm.on('submit', () => this.#submit());
    camForm.on('submit-failed', (event, [error]) => this.#refused(error));
    camForm.on('submit-success', () => this.#sent());
    ask.addEventListener('input', () => this.#keep());
    ask.addEventListener('change', () => this.#keep());
    this.form.addEventListener('input', () => this.#markDirty());
    this.form.addEventListener('change', () => this.#markDirty());
    scope.$watch('options.disableForm', disabled => this.#claimed(disabled));
    scope.$watch(() => Boolean(document.querySelector('button.claim')), offered => this.#claimedInPlace(offered));
    this.load();
  }

  async load() {
    this.asked.forEach(part => (part.hidden = true));
    renderSkeleton(this.context);
    try {
      const loaded = await this.#showContext();
      this.asked.forEach(part => (part.hidden = false));
      this.task = loaded.task;
      this.recordsOnly = loaded.recording?.only;
      this.fields.prepare(loaded.input ?? {}, loaded.input?.prefill, this.draft, typed.get(this.camForm.taskId));
      const progress = this.form.querySelector('[data-progress]');
      if (progress) attachProgress(progress, reportOf(loaded.task.item), () => this.#showContext());
      this.#disable(this.disabled && !this.#openForSubstitute());
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      renderFailure(this.context, refused, () => this.load());
    }
  }

  async #showContext() {
    const loaded = await get(`tasks/${encodeURIComponent(this.camForm.taskId)}`);
    renderContext(this.context, loaded);
    return loaded;
  }

  /** Tasklist knows only the assignee; who takes the assignee's place may fill in and send. */
  #openForSubstitute() {
    if (!this.task?.inPlaceOf || !this.task.assignee) return false;
    this.scope.$applyAsync(() => Object.assign(this.scope.options, { disableForm: false, disableCompleteButton: false }));
    return true;
  }

  /** Claimed in somebody's place it is not ours to Tasklist, and nothing of the form changes but the button. */
  async #claimedInPlace(offered) {
    if (offered || !this.task?.inPlaceOf || this.task.assignee) return;
    try {
      this.task = (await this.#showContext()).task;
      this.#openForSubstitute();
    } catch (refused) {
      this.#showAtTop(refused.message);
    }
  }

  /** What stands above says whose the task is: it changes when the task is claimed while the form is open. */
  #claimed(disabled) {
    if (disabled && this.#openForSubstitute()) return;
    const justClaimed = this.disabled && !disabled && this.task;
    this.#disable(disabled);
    if (justClaimed) this.#showContext().catch(refused => this.#showAtTop(refused.message));
  }

  /** The stock form is a grey sheet until the task is claimed; ours can be read, and says what to do. */
  #disable(disabled) {
    this.disabled = disabled;
    this.asked.forEach(part => (part.disabled = disabled));
    this.notice.hidden = !disabled || !this.task;
    if (this.recordsOnly) {
      this.notice.textContent = '此件不由您办理，您可以查看。收到纸质签署的，请点页面顶部的“代录代填”录入。';
      return;
    }
    const other = this.task?.assignee && this.task.assignee !== this.scope.$root.authentication?.name;
    this.notice.textContent = other
      ? `此件由${this.task.assigneeName ?? this.task.assignee}办理，您可以查看，不能提交。`
      : '请先点上方的“领取”，领取后即可填写和提交。';
  }

  #submit() {
    this.fields.clearMessages();
    this.top.replaceChildren();
    if (!this.task) this.#showAtTop('此件的内容还没有载入，不能提交。');
    if (!this.task || this.fields.check()) this.camForm.submitPrevented = true;
    else this.#put();
  }

  /** Tasklist sends what changed; a variable without an original value always counts as changed. */
  #put() {
    if (!this.task) return;
    const { variables } = this.camForm.variableManager;
    for (const [name, value] of Object.entries(this.fields.values())) variables[name] = { name, value };
  }

  #refused(error) {
    if (this.camForm.submitPrevented) return;
    const { message, field } = new Refused(error.response?.status ?? error.status ?? 0, error.response?.body);
    error.message = SILENT;
    if (!this.fields.refuse(field, message)) this.#showAtTop(message);
  }

  #showAtTop(text) {
    const message = element('p', { className: 'duban-message duban-message-top', role: 'alert', tabindex: '-1', text });
    this.top.replaceChildren(message);
    message.focus();
  }

  #keep() {
    typed.set(this.camForm.taskId, this.fields.values(() => true));
  }

  #sent() {
    typed.delete(this.camForm.taskId);
    const chosen = this.form.querySelector('[data-ask] input:checked[data-done]');
    announce((chosen ?? this.form).dataset.done);
  }

  #markDirty() {
    this.top.replaceChildren();
    this.scope.$applyAsync(() => this.camForm.formElement.controller('form')?.$setDirty());
  }

  #variables() {
    const stored = Object.values(this.camForm.variableManager.variables).map(({ name, value }) => [name, value]);
    return Object.fromEntries(stored);
  }
}

document.documentElement.lang = 'zh-CN';

window.dubanForm = { attach: (camForm, scope) => new TaskForm(camForm, scope) };

export default [];
