import { element } from './dom.js';
import { loginForm } from './login.js';
import { words } from './words.js';

/** Who works on this page; told by the header as soon as it knows. */
let person = null;
let asking = null;

export const worksHere = session => (person = session);

/** The login, and from there back to this page. */
export const toLogin = why =>
  location.assign(`/camunda/login?${new URLSearchParams({ to: location.pathname, why })}${location.hash}`);

/**
 * The session has ended while somebody works: asks for the password on top of the page, so that nothing that stands in it
 * is lost, and is done when the same person is in again.
 */
export function logInAgain() {
  if (!person) {
    toLogin('expired');
    return new Promise(() => {});
  }
  asking ??= new Promise(resolve => {
    const opener = document.activeElement;
    const { form, focus } = loginForm(person.id, async () => {
      overlay.remove();
      asking = null;
      opener?.focus?.();
      // Whoever has something unsaved may save it before the page goes on.
      const saving = [];
      document.dispatchEvent(new CustomEvent('duban:loggedin', { detail: { wait: saved => saving.push(saved) } }));
      await Promise.allSettled(saving);
      resolve();
    });
    const other = element('button', { type: 'button', className: 'duban-quiet-button', text: words.other, onclick: () => toLogin('expired') });
    const overlay = element('div', { className: 'duban-overlay duban-again', 'ng-non-bindable': true },
      element('div', { className: 'duban-panel duban-panel-small', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'duban-again-title' },
        element('h3', { id: 'duban-again-title', text: words.again }),
        element('p', { className: 'duban-lead', text: words.againLead(person.name) }), form, other));
    overlay.addEventListener('keydown', keepInside);
    document.body.append(overlay);
    focus();
  });
  return asking;
}

function keepInside(event) {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll('input, button')].filter(({ disabled }) => !disabled);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
}
