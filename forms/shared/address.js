import { parameters } from './way.js';

/** What Tasklist's address names: the list, its page, and the task or the item that is looked at. */
export function address() {
  const { filter, page, task, item } = parameters();
  return { filter, page: Number(page) || 1, task, opened: Boolean(task ?? item) };
}

/** A link to it; what is not given does not stand in it. */
export function linkTo({ filter, page, task }) {
  const query = new URLSearchParams();
  if (filter) query.set('filter', filter);
  if (page > 1) query.set('page', page);
  if (task) query.set('task', task);
  return `#/?${query}`;
}
