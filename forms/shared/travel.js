import { button } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { Panel } from './panel.js';

/** How many working days the demo's clock can be moved by at a time. */
const STEPS = [1, 3, 5, 10, 20];

const MAILS = '/camunda/demo/mails';

/** In the demo only, in the foot: the mails it has caught, the time it has, and a panel to move it by. */
export async function offerTravel(foot) {
  const opener = element('button', { type: 'button', className: 'duban-travel', text: '演示时间', title: '推进演示时间', 'aria-haspopup': 'dialog' });
  const mails = element('a', { className: 'duban-demo-mails', href: MAILS, text: '演示邮箱', title: '查看各人收到的邮件' });
  foot.querySelector('.duban-foot-time').before(mails, opener);
  opener.addEventListener('click', () => new Travel(opener).show());
  const { now } = await get('demo/clock');
  show(opener, now);
}

/** Without the year, and on a phone without its name, so that it has room there. */
function show(opener, now) {
  opener.replaceChildren(element('span', { text: '演示时间 ' }), now.replace(/^\d+年/, ''));
  opener.dataset.now = now;
}

class Travel {
  constructor(opener) {
    this.now = element('p', { className: 'duban-travel-now', text: `演示时间 ${opener.dataset.now}` });
    this.steps = STEPS.map(days => button(`${days} 个工作日`, () => this.#move(days), 'btn-default'));
    this.outcome = element('div', { className: 'duban-travel-outcome', role: 'status' });
    this.panel = new Panel(opener, 'duban-travel', '推进演示时间',
      element('p', { text: '时间按工作日一天一天推进，到期该发生的都会发生：提醒、提示函、督办、督办单草稿、红黄灯、邮件。只能向前，不能退回；删除演示数据可以重来。' }),
      this.now,
      element('div', { className: 'duban-travel-steps' }, ...this.steps),
      this.outcome);
    const { hide } = this.panel;
    // What lies below shows another day.
    this.panel.hide = () => {
      hide.call(this.panel);
      if (this.moved) location.reload();
    };
  }

  show() {
    this.panel.show();
  }

  async #move(workingDays) {
    this.steps.forEach(step => (step.disabled = true));
    this.outcome.replaceChildren(element('p', { text: '正在推进……' }));
    try {
      this.#tell(await post('demo/clock', JSON.stringify({ workingDays }), 'application/json'));
      this.moved = true;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.outcome.replaceChildren(element('p', { className: 'duban-message', text: refused.message }));
    }
    this.steps.forEach(step => (step.disabled = false));
  }

  #tell({ now, reminders, overdue, newlyOverdue, mails, events, all }) {
    this.now.textContent = `演示时间 ${now}`;
    this.outcome.replaceChildren(
      element('p', { text: `已到 ${now}。记录提醒 ${reminders} 条；逾期措施 ${overdue} 项，其中新增 ${newlyOverdue} 项。` }),
      element('p', {}, `发出邮件 ${mails} 封，`, element('a', { href: MAILS, text: '到演示邮箱查看' }), '。'),
      all ? element('ul', { className: 'duban-travel-events' }, ...events.map(({ at, item, title, told }) =>
        element('li', {}, element('a', { href: `/go/${item}`, text: title }), element('span', { className: 'duban-quiet', text: ` ${at}` }),
          element('p', { text: told })))) : element('p', { text: '这段时间没有提示和督办。' }),
      ...(all > events.length ? [element('p', { text: `另有 ${all - events.length} 条较早的没有列出，见各事项的办理经过。` })] : []));
  }
}
