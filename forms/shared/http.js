import { logInAgain } from './session.js';
import { csrfToken } from './token.js';

const root = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';

/** What the server answered when it did not do what was asked: a Chinese sentence and, where it has one, the field. */
export class Refused extends Error {
  constructor(status, body) {
    super(wording(status, body));
    this.status = status;
    this.code = body?.code;
    this.field = body?.field ?? null;
    this.faults = body?.faults;
  }
}

function wording(status, body) {
  const said = body?.code ? body.message : null;
  if (!status) return '网络中断，请求没有送达。请检查网络后再试，已填写的内容仍在。';
  if (status === 401) return '登录已过期，请重新登录后再试。';
  if (status === 404 || status === 409) return said ?? '此件已由别人办理，或不再由您办理。请从列表中选择其他待办。';
  if (status === 413) return said ?? '内容太大，服务器没有接收。';
  if (status < 500 && said) return said;
  const number = body?.requestId ? `（编号 ${body.requestId}）` : '';
  return `系统出错，请求没有完成。请稍后再试；仍不行时请告诉管理员${number}。`;
}

export const urlOf = path => `${root}/api/duban/${path}`;

export const get = path => call(path, () => ({}));

export const post = (path, body, type, { keepalive = false } = {}) =>
  call(path, () => ({
    method: 'POST',
    keepalive,
    body,
    headers: { 'Content-Type': type, 'X-XSRF-TOKEN': csrfToken() },
  }));

/** Sends a file and tells how much of it is there, from 0 to 1; fetch cannot tell. */
export function upload(path, file, told) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(path));
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-XSRF-TOKEN', csrfToken());
    request.upload.addEventListener('progress', ({ loaded, total }) => told(loaded / total));
    request.addEventListener('error', () => reject(new Refused(0, null)));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response);
      else if (request.status === 401) logInAgain().then(() => upload(path, file, told)).then(resolve, reject);
      else reject(new Refused(request.status, request.response));
    });
    request.send(file);
  });
}

/** @param request makes the request anew each time: after logging in again the token is another one */
async function call(path, request) {
  let response;
  const { headers, ...rest } = request();
  try {
    response = await fetch(urlOf(path), {
      credentials: 'same-origin',
      ...rest,
      headers: { Accept: 'application/json', ...headers },
    });
  } catch {
    throw new Refused(0, null);
  }
  if (response.status === 401) {
    await logInAgain();
    return call(path, request);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}
