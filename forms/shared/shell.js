import { element } from './dom.js';
import { foot, Header } from './header.js';
import { get } from './http.js';
import { logInAgain, worksHere } from './session.js';
import { words } from './words.js';

/** The frame of every application: one header and one foot, in place of the stock ones, which are hidden. */

const app = document.querySelector('base').getAttribute('app-name');

/** Where each application begins; its dashboard is about engines, and nobody here works on one. */
const START = { cockpit: '/processes', admin: '/users' };

const bar = element('div', { className: 'duban-tools' });

/** Puts a button of ours into the header; buttons stand by priority, highest first, and each only once. */
export function putInBar(id, priority, button) {
  takeFromBar(id);
  Object.assign(button.dataset, { bar: id, priority });
  const after = [...bar.children].find(other => Number(other.dataset.priority) < priority);
  bar.insertBefore(button, after ?? null);
}

export const takeFromBar = id => bar.querySelector(`[data-bar="${id}"]`)?.remove();

/** The item of the opened task stands in the title, so that tabs and the history can be told apart. */
function followTask() {
  const own = document.title;
  let due = false;
  const follow = () => {
    due = false;
    // Many at once has a title of its own.
    if (document.querySelector('.duban-many')) return;
    const item = document.querySelector('.task-card .duban-form .duban-number')?.textContent;
    const step = item && document.querySelector('.task-card .names h2')?.textContent.trim();
    const title = [step, item].filter(Boolean).join(' ');
    const wanted = title ? `${title} · ${words.product}` : own;
    if (document.title !== wanted) document.title = wanted;
  };
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(follow);
  }).observe(document.body, { childList: true, subtree: true });
}

/**
 * What Camunda does about an ended session throws away the page; ours asks for the password on top of it. What was being
 * loaded never comes, so the view is drawn anew.
 */
function keepPageWhenSessionEnds(root, route) {
  const broadcast = root.$broadcast;
  let known = null;
  let asked = null;
  root.$watch('authentication', authentication => (known = authentication ?? known));
  // Every scope inherits this.
  root.$broadcast = function (name, ...given) {
    const ended = name === 'authentication.login.required' || (name === 'authentication.changed' && !given[0]);
    if (!ended) return broadcast.call(this, name, ...given);
    // The caller forgets who works here; nobody else has logged in.
    root.$applyAsync(() => (root.authentication = known));
    asked ??= logInAgain().then(() => root.$applyAsync(() => {
      asked = null;
      route.reload();
    }));
    return { defaultPrevented: false };
  };
}

function beginAtWork(root, location) {
  const start = START[app];
  if (!start) return;
  root.$on('$locationChangeStart', () => {
    if (['', '/', '/dashboard', '/login'].includes(location.path())) location.url(start).replace();
  });
}

/** Moments are shown as they are in Beijing, whatever the browser's zone, and as people there write them. */
function tellBeijingTime() {
  window.moment.updateOffset = moment => {
    if (!moment._isUTC) moment.utcOffset(8 * 60);
  };
  window.angular.module(`cam.${app}`).config(['camDateFormatProvider', formats => formats.setDateFormat('YYYY年M月D日 HH:mm', 'normal')]);
}

const header = new Header(app, bar);
const footer = foot();
document.body.prepend(header.node);
document.body.append(footer.node);
document.body.classList.add(`duban-in-${app}`);
if (app === 'tasklist') followTask();
if (app === 'cockpit') tellBeijingTime();

window.angular.module('cam.commons.auth')
  .run(['$rootScope', '$route', keepPageWhenSessionEnds])
  .run(['$rootScope', '$location', beginAtWork]);

get('session').then(session => {
  worksHere(session);
  header.show(session);
  footer.tell(session.notice);
  if (session.movableClock) import('./travel.js').then(({ offerTravel }) => offerTravel(footer.node));
}, refused => footer.tell(refused.message));

export default [];
