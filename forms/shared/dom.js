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

/** A short notice that what was asked for is done; it is read out and goes by itself, or `stays` until it is closed. */
export function announce(text, stays = false) {
  document.querySelector('.duban-toast')?.remove();
  const toast = element('div', { className: 'duban-toast' });
  const said = element('span', { role: 'status' });
  toast.append(said);
  document.body.append(toast);
  said.textContent = text;
  if (stays) toast.append(element('button', { type: 'button', className: 'duban-toast-close', 'aria-label': '关闭提示', text: '×', onclick: () => toast.remove() }));
  else setTimeout(() => toast.remove(), 6000);
}
