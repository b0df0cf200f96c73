import { element } from './dom.js';
import { showMessage } from './fields.js';
import { Refused, upload } from './http.js';

const MOST_BYTES = 20 * 1024 * 1024;

/** What the paper says: who signed, when, and its scan, which is sent as soon as it is chosen. */
export function paperBlock({ signers, from, to }) {
  return element('fieldset', { className: 'duban-paper' },
    element('legend', { text: '纸质签署' }),
    signerField(signers),
    element('div', { className: 'duban-field duban-short' },
      element('label', { for: 'duban-signedOn', text: '签署日期' }),
      element('p', { className: 'duban-hint', id: 'duban-signedOn-hint', text: `纸上写的日期，${chinese(from)}至${chinese(to)}。` }),
      element('input', { type: 'date', id: 'duban-signedOn', 'data-paper': 'signedOn', className: 'form-control', min: from, max: to, 'aria-describedby': 'duban-signedOn-hint', required: true })),
    scanField());
}

const chinese = day => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

function signerField(signers) {
  const options = signers.map(({ id, name, section }) => element('option', { value: id, text: `${name}（${section}）` }));
  return element('div', { className: 'duban-field duban-short' },
    element('label', { for: 'duban-signer', text: '实际签署人' }),
    element('select', { id: 'duban-signer', 'data-paper': 'signer', className: 'form-control', required: true },
      signers.length === 1 ? null : element('option', { value: '', text: '请选择' }), ...options));
}

function scanField() {
  const file = element('input', {
    type: 'file', id: 'duban-scan', 'data-paper': 'scan', 'data-label': '扫描件', className: 'sr-only', accept: '.pdf,.jpg,.jpeg,.png', 'aria-describedby': 'duban-scan-hint', required: true,
    onchange: () => send(file, bar, state),
  });
  const bar = element('progress', { className: 'duban-progress', max: 1, value: 0, hidden: true, 'aria-label': '上传进度' });
  const state = element('span', { className: 'duban-file-name', role: 'status', text: '尚未选择' });
  return element('div', { className: 'duban-field duban-file' },
    element('p', { className: 'duban-label', text: '扫描件' }),
    element('p', { className: 'duban-hint', id: 'duban-scan-hint', text: '签字的那份纸的扫描件或照片：PDF、JPG或PNG，不超过20 MB。' }),
    file, element('label', { for: 'duban-scan', className: 'btn btn-default', text: '选择文件' }), state, bar);
}

async function send(input, bar, state) {
  const [file] = input.files;
  delete input.dataset.sha256;
  if (!file) {
    state.textContent = '尚未选择';
    return;
  }
  if (file.size > MOST_BYTES) {
    state.textContent = '尚未选择';
    // Once the field's own listener has cleared what was wrong with the file before.
    setTimeout(() => showMessage(input, '扫描件超过 20 MB 上限，未上传。请降低分辨率重新扫描。'));
    return;
  }
  bar.hidden = false;
  const told = part => {
    bar.value = part;
    state.textContent = `正在上传 ${Math.floor(part * 100)}%`;
  };
  told(0);
  try {
    const kept = await upload(`scans?fileName=${encodeURIComponent(file.name)}`, file, told);
    if (input.files[0] !== file) return;
    input.dataset.sha256 = kept.sha256;
    state.textContent = `已上传：${kept.name}`;
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (input.files[0] !== file) return;
    state.textContent = '未上传';
    showMessage(input, refused.message);
  } finally {
    if (input.files[0] === file) bar.hidden = true;
  }
}
