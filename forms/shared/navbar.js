import { element } from './dom.js';
import { get } from './http.js';
import { putInBar, takeFromBar } from './shell.js';

/**
 * A button of the header that opens a panel, for those who have one of the roles.
 *
 * @param open makes and shows the panel; gets the button and the session
 */
export function navbarPlugin(id, label, priority, roles, open) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    async render() {
      takeFromBar(id);
      const session = await get('session').catch(() => null);
      if (!session?.roles.some(role => roles.includes(role))) return;
      const button = element('button', { type: 'button', className: 'duban-navbar', text: label });
      button.addEventListener('click', () => open(button, session));
      putInBar(id, priority, button);
    },
  };
}
