import { element } from './dom.js';
import { post, Refused, urlOf } from './http.js';
import { placesTable } from './places-table.js';

/**
 * The page as a workbook: down with what stands in the form, filled in offline, up again into the form.
 *
 * @param kept waits until what was typed is saved
 * @param adopt gets the fields that were read, once they are without fault
 */
export function attachRoundWorkbook(host, task, kept, adopt) {
  const address = `progress-rounds/workbook?task=${encodeURIComponent(task)}`;
  const outcome = element('div', { className: 'duban-outcome', 'aria-live': 'polite', tabindex: '-1' });
  const file = element('input', { type: 'file', id: 'duban-round-file', className: 'sr-only', accept: '.xlsx', onchange: () => read() });
  const down = element('button', { type: 'button', className: 'btn btn-default', text: '下载填报表', onclick: () => download() });
  const up = element('label', { for: file.id, className: 'btn btn-default', text: '上传填报表' });

  async function download() {
    await kept();
    window.location.assign(urlOf(address));
  }

  async function read() {
    const [chosen] = file.files;
    if (!chosen) return;
    tell('正在检查……');
    try {
      const { fields, rows, faults } = await post(`${address}&fileName=${encodeURIComponent(chosen.name)}`, chosen, 'application/octet-stream');
      if (faults.length) {
        tell(`发现 ${faults.length} 处错误，没有填入。改好后再上传。`, placesTable(element('caption', { text: `错误 ${faults.length} 处` }), faults));
      } else {
        adopt(fields);
        tell(`已填入 ${rows} 项，请核对后提交。`);
      }
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      outcome.replaceChildren(element('p', { className: 'duban-message duban-message-top', role: 'alert', text: refused.message }));
      outcome.focus();
    } finally {
      file.value = '';
    }
  }

  function tell(headline, ...details) {
    outcome.replaceChildren(element('p', { className: 'duban-headline', text: headline }), ...details);
    outcome.focus();
  }

  host.replaceChildren(element('div', { className: 'duban-round-workbook' },
    element('p', { className: 'duban-hint', text: '也可以下载 Excel 表格线下填好，上传后先检查，再填入本页。' }),
    element('p', {}, down, ' ', file, up)), outcome);
}

export default [];
