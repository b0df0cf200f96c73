import { get } from './http.js';

/** The parameters of Tasklist's address, behind its hash. */
export const parameters = () => Object.fromEntries(new URLSearchParams(location.hash.split('?')[1] ?? ''));

/** Opens a task in Tasklist; `instead` of the address that led here, so that going back does not come to it again. */
export function openTask(task, instead = false) {
  const { item, detailsTab, ...kept } = parameters();
  const address = `#/?${new URLSearchParams({ ...kept, task })}`;
  if (instead) location.replace(address);
  else location.hash = address;
}

/** The first task of the list that is another one; null if there is none. */
export async function nextTask(other, { due, task } = {}) {
  const { _embedded } = await get('worklist?firstResult=0&maxResults=3');
  return _embedded.task.map(({ id }) => id).find(id => id !== other && id !== task) ?? null;
}
