import { get } from './http.js';

/** The parameters of Tasklist's address, behind its hash. */
export const parameters = () => Object.fromEntries(new URLSearchParams(location.hash.split('?')[1] ?? ''));

/**
 * Opens a task in Tasklist; `instead` of the address that led here, so that going back does not come to it again. The
 * address is Tasklist's to write: what is written past it, it writes over at its next turn.
 */
export function openTask(task, instead = false) {
  const tasklist = window.angular.element(document.documentElement).injector();
  const $location = tasklist.get('$location');
  tasklist.get('$rootScope').$applyAsync(() => {
    const { item, detailsTab, ...kept } = $location.search();
    $location.search({ ...kept, task });
    if (instead) $location.replace();
  });
}

/** What follows in the list one works through, or its first other task; null if there is none. */
export async function nextTask(other, { due } = {}) {
  const { filter } = parameters();
  const asked = Object.entries({ filter, due, task: other }).filter(([, value]) => value);
  return (await get(`worklist/following?${new URLSearchParams(asked)}`)).task;
}
