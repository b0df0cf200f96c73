import { element } from './dom.js';

/** A dialog over the page: keeps the keyboard inside and gives it back when closed. */
export class Panel {
  constructor(opener, id, title, ...content) {
    this.opener = opener;
    this.close = element('button', { type: 'button', className: 'btn btn-link', text: '关闭', onclick: () => this.hide() });
    this.dialog = element('div', { className: 'duban-panel', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': `${id}-title` },
      element('div', { className: 'duban-panel-head' }, element('h3', { id: `${id}-title`, text: title }), this.close),
      ...content);
    this.overlay = element('div', { className: 'duban-overlay' }, this.dialog);
    this.onKey = event => this.#key(event);
  }

  show() {
    document.body.append(this.overlay);
    document.addEventListener('keydown', this.onKey, true);
    this.close.focus();
  }

  hide() {
    document.removeEventListener('keydown', this.onKey, true);
    this.overlay.remove();
    this.opener.focus();
  }

  #key(event) {
    if (event.key === 'Escape') this.hide();
    if (event.key !== 'Tab') return;
    const stops = [...this.dialog.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]')]
      .filter(({ disabled, offsetParent }) => !disabled && offsetParent);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const focused = document.activeElement;
    const leaves = (event.shiftKey ? first : last) === focused || focused.matches('[tabindex="-1"]') || !this.dialog.contains(focused);
    if (!leaves) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
