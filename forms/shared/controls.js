import { element } from './dom.js';

/** What panels are made of: labelled controls, buttons, and a place that says what came of it. */

export const button = (text, onclick, kind = 'btn-default') =>
  element('button', { type: 'button', className: `btn ${kind}`, text, onclick });

/** A select whose first choice is none. */
export function select(id, options, none = '请选择') {
  const choices = options.map(({ value, text }) => element('option', { value, text }));
  return element('select', { id, name: id, className: 'form-control' }, element('option', { value: '', text: none }), ...choices);
}

export const input = (id, type, properties = {}) =>
  element('input', { id, name: id, type, className: 'form-control', ...properties });

export const textarea = (id, rows = 2) => element('textarea', { id, name: id, rows, className: 'form-control' });

export const field = (label, control, hint) =>
  element('div', { className: 'duban-field' },
    element('label', { for: control.id, text: label }),
    hint ? element('p', { className: 'duban-hint', text: hint }) : null,
    control);

/** Where a refusal or a success is told; it is read out and takes the keyboard. */
export class Outcome {
  constructor() {
    this.node = element('div', { className: 'duban-outcome', 'aria-live': 'polite', tabindex: '-1' });
  }

  tell(...parts) {
    this.node.replaceChildren(...parts.map(part => (typeof part === 'string' ? element('p', { className: 'duban-headline', text: part }) : part)));
    this.node.focus();
    this.node.scrollIntoView({ block: 'nearest' });
  }

  refuse(message) {
    this.tell(element('p', { className: 'duban-message duban-message-top', role: 'alert', text: message }));
  }

  clear() {
    this.node.replaceChildren();
  }
}
