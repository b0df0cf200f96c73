import { get, post, Refused } from './http.js';

const PAUSE = 1000;
const RETRY = 5000;

/** A page that goes away may still send this many bytes; more is what the last second has added to much. */
const MOST_ON_LEAVING = 60000;

/** What one person has typed, by task, as long as the page lives: Tasklist's tabs and a new login throw the form away. */
const drafts = new Map();
let author;

/** The draft of a task; whatever somebody else left in this page is forgotten. */
export function draftOf(person, task) {
  if (person !== author) {
    drafts.forEach(draft => draft.close());
    drafts.clear();
    author = person;
  }
  if (!drafts.has(task)) drafts.set(task, new Draft(task));
  return drafts.get(task);
}

/** What is typed into the form of a task: saved to the server a second later, and nowhere else. */
class Draft {
  constructor(task) {
    this.path = `tasks/${encodeURIComponent(task)}/draft`;
    this.task = task;
    this.values = null;
    this.revision = 0;
    this.unsaved = false;
    this.tell = () => {};
  }

  /** Brings together what the server has and what this page has not sent yet; returns what the form is to show. */
  meet(saved) {
    if (this.unsaved) {
      this.#schedule(0);
      return this.values;
    }
    this.#take(saved);
    return this.values;
  }

  change(values) {
    if (same(values, this.values)) return;
    this.values = values;
    this.unsaved = true;
    if (!this.other) this.#schedule(PAUSE);
  }

  /**
   * Sends at once what has not been sent. When the page is `leaving` it does not wait for what is still on its way, which
   * the server will have taken before.
   */
  flush(leaving = false) {
    clearTimeout(this.timer);
    if (!this.unsaved || (this.saving && !leaving) || this.other || this.closed || this.held) return;
    const body = JSON.stringify({ revision: this.revision + (this.saving ? 1 : 0), fields: this.values });
    this.unsaved = false;
    this.sent = this.values;
    const before = this.saving;
    const saving = Promise.all([before, this.#send(body, leaving && new Blob([body]).size < MOST_ON_LEAVING)]).finally(() => {
      if (this.saving !== saving) return;
      this.saving = null;
      if (this.unsaved && !this.paused) this.#schedule(PAUSE);
    });
    this.saving = saving;
  }

  /** Until nothing is on its way. */
  async settled() {
    while (this.saving) await this.saving;
  }

  /** While a submission is on its way nothing more is saved: what would arrive after it has no task any more. */
  hold() {
    this.held = true;
    clearTimeout(this.timer);
  }

  /** The submission was refused. */
  goOn() {
    this.held = false;
    if (this.unsaved) this.#schedule(0);
  }

  /** Of two drafts this one counts; the other one stays to be read. */
  choose(mine) {
    const { other } = this;
    this.other = null;
    if (mine) {
      this.revision = other.revision;
      this.unsaved = true;
      this.flush();
    } else {
      this.unsaved = false;
      this.#take(other);
    }
  }

  /** Nothing is sent any more: it has been submitted, or belongs to somebody else. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
    drafts.delete(this.task);
  }

  #take(saved) {
    this.values = saved?.fields ?? null;
    this.revision = saved?.revision ?? 0;
    if (saved) this.tell({ savedAt: saved.savedAt });
  }

  #schedule(wait) {
    clearTimeout(this.timer);
    if (!this.closed && !this.held) this.timer = setTimeout(() => this.flush(), wait);
  }

  async #send(body, leaving) {
    this.paused = false;
    try {
      const { draft } = await post(this.path, body, 'application/json', { keepalive: leaving });
      this.revision = draft.revision;
      if (!this.unsaved) this.tell({ savedAt: draft.savedAt });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.unsaved = true;
      this.paused = true;
      if (!this.closed && !this.held) await this.#refused(refused);
    }
  }

  /** What cannot be saved stays where it was typed. */
  async #refused(refused) {
    if (refused.code === 'DRAFT_CONFLICT') {
      const saved = await get(this.path).then(({ draft }) => draft, () => null);
      if (saved && same(saved.fields, this.sent)) {
        // It was this page's own, whose answer got lost.
        this.revision = saved.revision;
        this.#schedule(0);
        return;
      }
      this.other = saved;
      if (this.other) return this.tell({ conflict: refused.message, other: this.other });
    }
    if (!refused.status || refused.status >= 500 || refused.code === 'DRAFT_CONFLICT') this.#schedule(RETRY);
    this.tell({ refused });
  }
}

/** The database gives the fields back in another order. */
function same(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return names.length === others.length && names.every(name => same(one[name], other[name]));
}

const flushAll = () => drafts.forEach(draft => draft.flush(true));

window.addEventListener('pagehide', flushAll);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flushAll());
