/** What Tasklist's address names: the list, its page and the opened task. */
export function address() {
  const [path, query] = window.location.hash.replace(/^#/, '').split('?');
  const asked = new URLSearchParams(path === '/' || path === '' ? query : '');
  return { filter: asked.get('filter'), page: Number(asked.get('page')) || 1, task: asked.get('task') };
}

/** A link to it; what is not given does not stand in it. */
export function linkTo({ filter, page, task }) {
  const query = new URLSearchParams();
  if (filter) query.set('filter', filter);
  if (page > 1) query.set('page', page);
  if (task) query.set('task', task);
  return `#/?${query}`;
}
