import { button, textarea } from './controls.js';
import { element } from './dom.js';
import { post, Refused } from './http.js';
import { forgive, preview, refuse } from './rules-preview.js';

const send = (path, body) => post(`rules/${path}`, JSON.stringify(body), 'application/json');

const HELP = '每年第一行是“year 年份 通知网址”，以下每行一天：“off 日期 节日”为放假，“work 日期 节日”为调休上班；没有写到的日子按周一至周五上班。';

/** The years of the working-day calendar; the administrator takes over the notices of the State Council here. */
export class CalendarPart {
  constructor(reload) {
    this.reload = reload;
  }

  render(page) {
    this.page = page;
    const { years, missing, enters } = page;
    const next = years[0].year + 1;
    this.editor = element('div');
    return [element('section', { id: 'calendar', className: 'rules-part' },
      element('h2', { text: '工作日历' }),
      element('p', { className: 'rules-quiet', text: `按国务院办公厅各年的放假通知计算工作日，已录入 ${years[years.length - 1].year} 至 ${years[0].year} 年。` }),
      missing ? element('p', { className: 'rules-missing', role: 'alert', text: missing }) : null,
      enters ? element('div', { className: 'rules-actions' }, button('录入下一年', () => this.#edit(`year ${next} `), 'btn-default')) : null,
      this.editor,
      ...years.map(year => this.#year(year)),
      element('h3', { text: '日历修改记录' }),
      ...page.calendarChanges.map(change => this.#change(change)))];
  }

  #year({ year, notices, days, lines, workingDays }) {
    return element('details', { className: 'rules-version' },
      element('summary', { text: `${year} 年（${workingDays} 个工作日）` }),
      ...notices.map(notice => element('p', {}, element('a', { href: notice, rel: 'noopener noreferrer', target: '_blank', text: notice }))),
      element('table', { className: 'rules-table' },
        element('thead', {}, element('tr', {}, ...['日期', '安排', '节日'].map(text => element('th', { scope: 'col', text })))),
        element('tbody', {}, ...days.map(({ date, working, name }) => element('tr', {},
          element('td', { text: date }), element('td', { text: working ? '上班' : '放假' }), element('td', { text: name }))))),
      this.page.enters ? element('div', { className: 'rules-actions' }, button('修改该年', () => this.#edit(lines))) : null);
  }

  #change({ number, years, content, reason, by, at, movedItems, movedTasks }) {
    return element('details', { className: 'rules-version' },
      element('summary', { text: `第 ${number} 次：${years.join('、')} 年` }),
      element('p', { text: at ? `${by} ${at}：${reason}` : reason }),
      at ? element('p', { text: `调整了 ${movedItems} 件事项、${movedTasks} 个待办的时限` }) : null,
      element('pre', { className: 'rules-lines', tabindex: '0', text: content }));
  }

  #edit(lines) {
    this.text = textarea('calendar-text', 14);
    this.text.value = lines;
    this.text.setAttribute('spellcheck', 'false');
    this.file = element('input', { type: 'file', id: 'calendar-file', accept: '.txt,text/plain' });
    this.file.addEventListener('change', async () => {
      const [file] = this.file.files;
      if (!file) return;
      this.text.value = await file.text();
      this.outcome.replaceChildren();
    });
    this.outcome = element('div', { className: 'rules-outcome', 'aria-live': 'polite' });
    this.form = element('div', { className: 'rules-form' },
      element('div', { className: 'rules-field rules-field-wide' },
        element('label', { for: 'calendar-text', text: '放假安排' }), element('p', { className: 'rules-quiet', text: HELP }), this.text),
      element('div', { className: 'rules-file' }, this.file, element('label', { for: 'calendar-file', className: 'btn', text: '选择文本文件' })),
      this.outcome,
      element('div', { className: 'rules-actions' },
        button('检查', () => this.#check(), 'btn-primary'), button('取消', () => this.editor.replaceChildren())));
    this.text.addEventListener('input', () => this.outcome.replaceChildren());
    this.editor.replaceChildren(this.form);
    this.editor.scrollIntoView({ block: 'nearest' });
    this.text.focus();
  }

  #check() {
    const text = this.text.value;
    return this.#try(async () => {
      const { faults, hints, preview: foreseen, years } = await send('calendar/check', { text });
      this.outcome.replaceChildren(
        faults.length
          ? this.#findings(`共 ${faults.length} 处错误，改正后才能保存`, faults, 'rules-faults')
          : element('p', { text: `可以保存：${years.join('、')} 年。` }),
        ...(hints.length ? [this.#findings('请核对', hints, 'rules-hints')] : []),
        ...(foreseen ? [preview(foreseen, '保存'), this.#save(text)] : []));
      this.outcome.scrollIntoView({ block: 'nearest' });
    });
  }

  #findings(title, findings, className) {
    return element('div', { className, role: className === 'rules-faults' ? 'alert' : null },
      element('strong', { text: title }),
      element('ul', {}, ...findings.map(({ line, text, message }) => element('li', {},
        line ? element('span', { text: `第 ${line} 行：` }) : null, element('span', { text: message }),
        line && text ? element('code', { text }) : null))));
  }

  #save(text) {
    this.reason = textarea('calendar-reason', 2);
    return element('div', {},
      element('div', { className: 'rules-field rules-field-wide' }, element('label', { for: 'calendar-reason', text: '修改原因' }), this.reason),
      element('div', { className: 'rules-actions' }, button('保存日历', () => this.#keep(text), 'btn-primary')));
  }

  #keep(text) {
    return this.#try(async () => {
      const { years, items, tasks } = await send('calendar', { text, reason: this.reason.value, version: this.page.calendarVersion });
      await this.reload(`${years.join('、')} 年的工作日历已保存，${items} 件事项、${tasks} 个待办的时限已调整。`);
    });
  }

  async #try(act) {
    forgive(this.form);
    const buttons = [...this.form.querySelectorAll('button')];
    buttons.forEach(each => (each.disabled = true));
    try {
      await act();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused, { reason: this.reason, text: this.text }[refused.field], this.outcome);
    } finally {
      buttons.forEach(each => (each.disabled = false));
    }
  }
}
