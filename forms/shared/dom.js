/** Builds an element; text is always set as text, so nothing a user typed can become markup. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'className') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

/** A short notice that what was asked for is done; it goes by itself and is read out. */
export function announce(text) {
  document.querySelector('.duban-toast')?.remove();
  const toast = element('div', { className: 'duban-toast', role: 'status' });
  document.body.append(toast);
  toast.textContent = text;
  setTimeout(() => toast.remove(), 6000);
}
