import { element } from './dom.js';
import { post, Refused, urlOf } from './http.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';
import { placesTable } from './places-table.js';

const SPREADSHEET = 'application/octet-stream';

/** The workbook door, for the office only: template, dry run with its faults, import. */
class WorkbookPanel {
  constructor(opener) {
    this.file = element('input', { type: 'file', id: 'duban-workbook-file', className: 'sr-only', accept: '.xlsx,.docx,.csv', onchange: () => this.#chosen() });
    this.fileName = element('span', { className: 'duban-file-name' });
    this.check = this.#button('试导入', 'btn-default', () => this.#dryRun());
    this.import = this.#button('正式导入', 'btn-primary', () => this.#import());
    this.outcome = element('div', { className: 'duban-outcome', 'aria-live': 'polite', tabindex: '-1' });
    this.panel = new Panel(opener, 'duban-workbook', '台账导入',
      element('p', { className: 'duban-warning', text: '非涉密系统，严禁录入国家秘密。' }),
      element('ol', { className: 'duban-steps' },
        element('li', {}, '按模板的表头填写审议意见和整改台账。', element('a', { href: urlOf('workbook/template'), download: '', text: '下载模板' })),
        element('li', {}, '选择填好的台账（.xlsx、.docx 或 .csv）。', this.file, element('label', { for: this.file.id, className: 'btn btn-default', text: '选择文件' }), this.fileName),
        element('li', {}, '试导入：逐处列出错误，并说明按什么规则读了哪些内容；不保存任何内容。', this.check),
        element('li', {}, '核对提醒，没有错误后正式导入：全部导入，或全部不导入。', this.import)),
      this.outcome);
    this.#chosen();
  }

  show() {
    this.panel.show();
  }

  #button(text, kind, onclick) {
    return element('button', { type: 'button', className: `btn ${kind}`, text, onclick });
  }

  #chosen() {
    this.fileName.textContent = this.file.files[0]?.name ?? '尚未选择';
    this.check.disabled = this.file.files.length === 0;
    this.import.disabled = true;
    this.outcome.replaceChildren();
  }

  async #dryRun() {
    await this.#ask('正在试导入……', 'workbook/check', found => {
      this.import.disabled = found.faults.length > 0;
      const counts = `${found.comments} 个问题、${found.measures} 项措施、${found.departments} 个单位`;
      this.#tell(found.faults.length ? `发现 ${found.faults.length} 处错误，改好后再试导入` : `没有错误，可以正式导入：${counts}`,
        found.faults.length ? `读到 ${counts}。` : null,
        findings('错误', found.faults), reminders(found.reminders));
    });
  }

  async #import() {
    await this.#ask('正在导入……', 'workbook', made => {
      this.import.disabled = true;
      this.#tell(`已导入审议意见 ${made.opinion}：${made.comments} 个问题、${made.measures} 项措施`, made.closed ? '全部问题此前已销号，“归档审议意见”已进入政府办公厅的待办。' : '“交办整改方案”已进入督办专班的待办。');
    });
  }

  async #ask(waiting, path, then) {
    const [file] = this.file.files;
    const buttons = [this.check, this.import, this.file];
    const before = buttons.map(({ disabled }) => disabled);
    buttons.forEach(button => (button.disabled = true));
    this.#tell(waiting);
    this.outcome.focus();
    try {
      const answer = await post(`${path}?fileName=${encodeURIComponent(file.name)}`, file, SPREADSHEET);
      buttons.forEach((button, index) => (button.disabled = before[index]));
      then(answer);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      buttons.forEach((button, index) => (button.disabled = before[index]));
      this.import.disabled ||= Boolean(refused.faults) || refused.code === 'DUPLICATE_IMPORT';
      this.outcome.replaceChildren(
        element('p', { className: 'duban-message duban-message-top', role: 'alert', text: refused.message }), findings('错误', refused.faults) ?? '');
    }
  }

  #tell(headline, ...details) {
    const parts = details.filter(Boolean).map(detail => (typeof detail === 'string' ? element('p', { text: detail }) : detail));
    this.outcome.replaceChildren(element('p', { className: 'duban-headline', text: headline }), ...parts);
  }
}

function findings(title, found) {
  if (!found?.length) return null;
  return placesTable(element('caption', { text: `${title} ${found.length} 处` }), found);
}

/** What was read by which rule: the rules at a glance, their places one click away. */
function reminders(found) {
  if (!found?.length) return null;
  return element('section', { className: 'duban-reminders' },
    element('h4', { text: `提醒（不影响导入） ${found.reduce((sum, { count }) => sum + count, 0)} 处` }),
    ...found.map(({ topic, rule, count, places }) => element('details', {},
      element('summary', {}, element('strong', { text: `${topic} ${count} 处` }), element('span', { text: rule })),
      placesTable(count > places.length ? element('caption', { text: `以下为前 ${places.length} 处` }) : null, places))));
}

export default navbarPlugin('duban-workbook', '台账导入', 300, ['OFFICE'], button => new WorkbookPanel(button).show());
