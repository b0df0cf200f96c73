import { loginForm } from './login.js';
import { words } from './words.js';

/** The one login: from here to where the person was going, or to the own work. */
const place = document.getElementById('login');
const { to, why } = place.dataset;

// A server never sees what follows the #; the browser kept it on the way here.
const { form, tell, focus } = loginForm(null, () => location.replace(to + location.hash));
place.append(form);
if (why === 'expired' || why === 'out') tell(words[why]);
focus();
