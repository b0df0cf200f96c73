import { renderContext, renderFailure, renderSkeleton } from './context.js';
import { copyOf } from './copy.js';
import { DeadlineRequest } from './deadline.js';
import { announce, element } from './dom.js';
import { draftOf } from './draft.js';
import { Fields } from './fields.js';
import { Hand } from './hand.js';
import { get, Refused } from './http.js';
import { attachProgress, reportOf } from './progress.js';
import { attachRoundWorkbook } from './round-workbook.js';
import { renderStanding, standingOf } from './standing.js';
import { nextTask, openTask } from './way.js';

/** The words Tasklist looks for in order to stay silent about a refusal that the form has already shown. */
const SILENT = 'camForm submission prevented';

/** One opened task: loads what is needed to decide, asks, keeps what is typed, sends, shows refusals where they belong. */
class TaskForm {
  constructor(camForm, scope) {
    this.camForm = camForm;
    this.scope = scope;
    this.root = scope.$root;
    this.form = camForm.formElement[0];
    this.context = this.form.querySelector('[data-show]');
    this.asked = [...this.form.querySelectorAll('[data-ask], [data-progress]')];
    this.progressPart = this.form.querySelector('[data-progress]')?.closest('details');
    this.deadlinePart = this.form.querySelector('[data-deadline]');
    const ask = this.form.querySelector('[data-ask]');
    this.fields = new Fields(ask);
    this.hand = new Hand(camForm.taskId, () => this.#kept(), opens => (opens ? this.load() : this.#showHand()));
    this.top = element('div', { className: 'duban-top' });
    this.kept = element('p', { className: 'duban-kept', 'aria-live': 'off' });
    this.choice = element('div', { className: 'duban-top' });
    this.context.before(this.hand.node);
    ask.before(this.top);
    ask.after(this.choice, this.kept);
    this.form.noValidate = true;
    this.draft = draftOf(this.root.authentication?.name, camForm.taskId);
    this.draft.tell = told => this.#tell(told);

    camForm.on('store', () => this.#storeNothingHere());
    camForm.on('submit', () => this.#submit());
    camForm.on('submit-failed', (event, [error]) => this.#refused(error));
    camForm.on('submit-success', () => this.#sent());
    for (const typing of ['input', 'change']) this.asked.forEach(part => part.addEventListener(typing, () => this.#typed()));
    this.form.addEventListener('focusout', () => this.draft.flush());
    scope.$on('$destroy', () => this.draft.flush());
    scope.$on('taskremoved', () => this.#ended());
    this.load();
  }

  async load() {
    this.#ask(false);
    renderSkeleton(this.context);
    await this.draft.settled();
    try {
      const loaded = await this.#show();
      this.task = loaded.task;
      const works = loaded.hand.mayTake;
      this.#ask(works);
      this.#letWork(works);
      if (works) this.#prepare(loaded);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.status === 404 || refused.status === 409) await this.#showStanding(this.context, refused);
      else renderFailure(this.context, refused, () => this.load());
    }
  }

  #prepare({ input, draft }) {
    this.fields.prepare(input ?? {}, input?.prefill);
    const progress = this.form.querySelector('[data-progress]');
    if (progress) this.progress = attachProgress(progress, reportOf(this.task.item), () => this.#reported());
    if (this.deadlinePart) this.deadline ??= new DeadlineRequest(this.deadlinePart, this.task.item, () => this.#requested(), () => this.#typed());
    const workbook = this.form.querySelector('[data-round-workbook]');
    if (workbook) attachRoundWorkbook(workbook, this.camForm.taskId, () => this.#kept(), read => this.#adopt(read));
    this.#restore(this.draft.meet(draft));
  }

  /** What was filled in elsewhere goes on as if it had been typed here. */
  #adopt(read) {
    this.fields.clearMessages();
    this.fields.restore(read);
    this.#typed();
  }

  /** A draft says what is empty too, so that what was there before does not come back. */
  #restore(values) {
    if (!values) return;
    this.fields.restore(values.form);
    if (this.progress && Object.values(values.progress ?? {}).some(Boolean)) {
      this.progress.restore(values.progress);
      this.progressPart.open = true;
    }
    this.deadline?.restore(values.deadline);
  }

  async #reported() {
    this.#typed();
    await this.#show();
  }

  async #requested() {
    this.#typed();
    await this.#show();
  }

  async #show() {
    const loaded = await this.#read();
    renderContext(this.context, loaded);
    return loaded;
  }

  /** What is on its way would claim the task again. */
  #kept() {
    this.draft.flush();
    return this.draft.settled();
  }

  async #showHand() {
    await this.#read();
  }

  async #read() {
    const loaded = await get(`tasks/${encodeURIComponent(this.camForm.taskId)}`);
    this.hand.show(loaded);
    this.holder = loaded.hand.holder;
    return loaded;
  }

  #ask(shown) {
    this.asked.forEach(part => (part.hidden = !shown));
    if (this.progressPart) this.progressPart.hidden = !shown;
    if (this.deadlinePart) this.deadlinePart.hidden = !shown;
    this.kept.hidden = !shown;
  }

  /** Tasklist lets whoever it takes for the assignee work; the sheet knows better, and may have changed since. */
  #letWork(works) {
    this.scope.$applyAsync(() => Object.assign(this.scope.options,
      { hideCompleteButton: !works, disableCompleteButton: !works, disableForm: false }));
  }

  #typed() {
    this.top.replaceChildren();
    if (!this.task || this.over) return;
    this.draft.change({ form: this.fields.draft(), ...(this.progress ? { progress: this.progress.draft() } : {}), ...(this.deadline?.draft() ?? {}) });
  }

  /** Tasklist would leave what was typed in the browser, for whoever comes next. */
  #storeNothingHere() {
    this.camForm.storePrevented = true;
    this.draft.flush();
  }

  #tell({ savedAt, refused, conflict, other }) {
    this.kept.classList.toggle('duban-unsaved', !savedAt);
    if (savedAt) {
      this.kept.textContent = `草稿已保存 ${savedAt}`;
      if (!this.holder && !this.waiting) this.#refreshHand();
      return;
    }
    if (conflict) {
      this.kept.textContent = '草稿没有保存，请先选择保留哪一份。';
      this.#offerChoice(conflict, other);
      return;
    }
    this.kept.textContent = `草稿没有保存，内容仍在本页。${refused.message}`;
    if (refused.status === 401 || refused.code === 'FORBIDDEN') this.#askForLogin();
    if (refused.code === 'TASK_GONE') this.#ended();
    if (refused.code === 'TAKEN') this.#refreshHand();
  }

  #refreshHand() {
    this.reading = this.#showHand().catch(() => {}).finally(() => (this.reading = null));
  }

  /** As Tasklist does when it finds the session over; after the login it comes back to this task. */
  #askForLogin() {
    const { root } = this;
    root.$evalAsync(() => {
      if (!root.authentication) return;
      root.$broadcast('authentication.changed', null);
      root.authentication = null;
      root.$broadcast('authentication.login.required');
    });
  }

  /** Written in two places at once: the person says which counts, and can still read the other. */
  #offerChoice(message, other) {
    const here = this.draft.values;
    const choose = mine => {
      this.draft.choose(mine);
      if (!mine) this.#restore(other.fields);
      const left = copyOf(mine ? other.fields : here, '没有采用的那一份草稿');
      this.choice.replaceChildren(...(left ? [left] : []));
    };
    this.choice.replaceChildren(element('div', { className: 'duban-message-top duban-conflict', role: 'alert' },
      element('p', { text: `${message}（另一处保存于 ${other.savedAt}）` }),
      element('p', {},
        element('button', { type: 'button', className: 'btn btn-default', text: '保留本页的', onclick: () => choose(true) }),
        element('button', { type: 'button', className: 'btn btn-default', text: '采用另一处的', onclick: () => choose(false) }))));
    this.choice.scrollIntoView({ block: 'nearest' });
  }

  /** A second click while the first is on its way sends nothing. */
  #submit() {
    this.camForm.submitPrevented = true;
    if (this.sending || this.waiting || this.over) return;
    this.fields.clearMessages();
    this.top.replaceChildren();
    if (!this.task) this.#showAtTop('此件的内容还没有载入，不能提交。');
    else if (this.fields.check()) this.draft.goOn();
    else if (this.draft.saving || this.reading) this.#submitLater();
    else {
      this.camForm.submitPrevented = false;
      this.sending = true;
      this.draft.hold();
      this.#put();
    }
  }

  /** A draft or a question on its way would arrive when the task is gone; it is waited for, and the button pressed once more. */
  async #submitLater() {
    this.waiting = true;
    this.draft.hold();
    await this.draft.settled();
    await this.reading;
    this.waiting = false;
    this.form.closest('[cam-tasklist-form]').querySelector('.form-actions .btn-primary').click();
  }

  /** Tasklist sends what changed; a variable without an original value always counts as changed. */
  #put() {
    const { variables } = this.camForm.variableManager;
    for (const [name, value] of Object.entries(this.fields.values())) variables[name] = { name, value };
  }

  #refused(error) {
    if (error.message === SILENT) return;
    this.sending = false;
    this.draft.goOn();
    const refused = new Refused(error.response?.status ?? error.status ?? 0, error.response?.body);
    error.message = SILENT;
    if (refused.status === 404 || refused.code === 'TASK_GONE') this.#ended();
    else if (!this.fields.refuse(refused.field, refused.message)) this.#showAtTop(refused.message);
    if (refused.code === 'TAKEN') this.#refreshHand();
  }

  /** Done by somebody else, or in another window, while it was open here: what was typed stays to be read. */
  async #ended() {
    if (this.over || this.sent) return;
    this.over = true;
    this.draft.close();
    this.asked.forEach(part => (part.disabled = true));
    this.#letWork(false);
    this.kept.hidden = true;
    await this.#showStanding(this.top);
    this.top.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }

  async #showStanding(host, otherwise) {
    try {
      renderStanding(host, await standingOf(this.camForm.taskId), { copy: false });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      renderFailure(host, otherwise ?? refused, () => this.load());
    }
  }

  #showAtTop(text) {
    const message = element('p', { className: 'duban-message duban-message-top', role: 'alert', tabindex: '-1', text });
    this.top.replaceChildren(message);
    message.focus();
  }

  /** Says who has it next and until when, and goes on: with the same item where the person has its next step too. */
  async #sent() {
    this.sent = true;
    this.draft.close();
    const { taskId } = this.camForm;
    const standing = await standingOf(taskId).catch(() => null);
    announce(standing?.said ?? '已提交。', true);
    const next = (standing?.mine && standing.open) || (await nextTask(taskId, this.task).catch(() => null));
    if (next) openTask(next);
  }
}

/** Left in this browser by earlier versions, where the next person could have read it. */
Object.keys(localStorage).filter(key => key.startsWith('camForm:')).forEach(key => localStorage.removeItem(key));

window.dubanForm = { attach: (camForm, scope) => new TaskForm(camForm, scope) };

export default [];
