/** Read just before each POST: a stale token makes Camunda end the session. Its cookie is shown below /camunda only. */
export function csrfToken() {
  const cookie = document.cookie.split('; ').find(pair => pair.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}
