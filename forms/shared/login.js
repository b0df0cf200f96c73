import { element } from './dom.js';
import { csrfToken } from './token.js';
import { words } from './words.js';

const API = '/camunda/api';

/** How long the engine refuses whoever was just refused, also with the right password; at most a minute. */
const pauseAfter = times => Math.min(60, 3 * 2 ** (times - 1));

/** From this many refusals in a row on it is worth saying that the password may be forgotten. */
const OFTEN = 3;

/** @returns {Promise<string|null>} what to tell, nothing if the person is in */
async function logIn(account, password) {
  try {
    await freshToken();
    const answer = await fetch(`${API}/admin/auth/user/default/login/tasklist`, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-XSRF-TOKEN': csrfToken() },
      body: new URLSearchParams({ username: account, password }),
    });
    if (answer.status === 401) return { wrong: true, text: words.wrong };
    if (!answer.ok) return { text: words.failed };
    // A login brings a new session: its token comes with the next answer.
    await freshToken();
    const known = await fetch(`${API}/duban/session`, { headers: { Accept: 'application/json' } });
    if (known.ok) return null;
    await logOut();
    return { text: (await known.json().catch(() => null))?.message ?? words.failed };
  } catch (failure) {
    if (failure instanceof TypeError) return { text: words.unreachable };
    throw failure;
  }
}

/** Begins a session where there is none; whatever changes something must carry the session's token. */
const freshToken = () => fetch(`${API}/engine/engine/`, { cache: 'no-store' });

/** Ends the session at the server. */
export async function logOut() {
  await freshToken();
  await fetch(`${API}/admin/auth/user/default/logout`, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': csrfToken() },
  });
}

/**
 * The form of a login.
 *
 * @param account who must log in, nothing if anybody may
 * @param done called when the person is in
 */
export function loginForm(account, done) {
  const name = element('input', { id: 'duban-account', className: 'duban-input', type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', placeholder: words.account });
  const secret = element('input', { id: 'duban-password', className: 'duban-input', type: 'password', autocomplete: 'current-password', placeholder: words.password });
  const go = element('button', { type: 'submit', className: 'duban-login-go', text: words.login });
  const told = element('p', { className: 'duban-login-told', role: 'alert' });
  if (account) {
    name.value = account;
    name.readOnly = true;
  }
  let refused = 0;

  const refuse = ({ wrong, text }) => {
    go.disabled = false;
    go.textContent = words.login;
    secret.value = '';
    secret.focus();
    if (wrong) {
      refused += 1;
      told.textContent = refused < OFTEN ? text : words.tooOften(refused);
      wait(Date.now() + pauseAfter(refused) * 1000);
    } else {
      told.textContent = text;
    }
  };

  const wait = until => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    go.disabled = seconds > 0;
    go.textContent = seconds > 0 ? words.pause(seconds) : words.login;
    if (seconds > 0) setTimeout(() => wait(until), 1000);
  };

  const form = element('form', { className: 'duban-login', novalidate: true },
    told,
    element('label', { for: name.id, text: words.account }), name,
    element('label', { for: secret.id, text: words.password }), secret,
    go);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (go.disabled) return;
    const missing = [[name, words.noName], [secret, words.noPassword]].find(([input]) => !input.value.trim());
    if (missing) {
      told.textContent = missing[1];
      missing[0].focus();
      return;
    }
    told.textContent = '';
    go.disabled = true;
    go.textContent = words.loggingIn;
    const refusal = await logIn(name.value.trim(), secret.value);
    if (refusal) refuse(refusal);
    else done();
  });
  return { form, tell: text => (told.textContent = text), focus: () => (account ? secret : name).focus() };
}
