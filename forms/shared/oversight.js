import { renderFailure, renderSkeleton } from './context.js';
import { button, field, Outcome, textarea } from './controls.js';
import { element } from './dom.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';
import { urgeBlock } from './urge.js';

const ID = 'duban-oversight';
const LIGHTS = { 待单位审签: 'yellow', 待审批: 'yellow', 已同意: 'green', 未同意: 'red', 已退回: 'red', 已失效: 'grey' };

/** For the office and the leader: whom to urge, and what was decided about deadlines. */
class OversightPanel {
  constructor(opener) {
    this.tabs = element('div', { className: 'duban-tabs', role: 'tablist', 'aria-label': '期限与催办' });
    this.outcome = new Outcome();
    this.body = element('div', { className: 'duban-unit' });
    this.panel = new Panel(opener, ID, '期限与催办', this.tabs, this.outcome.node, this.body);
    this.panel.dialog.classList.add('duban-panel-wide');
    this.pages = [['urges', '催办', () => this.#urges()], ['changes', '期限调整', () => this.#changes()]];
  }

  show() {
    this.panel.show();
    this.#open('urges');
  }

  #open(page) {
    this.tabs.replaceChildren(...this.pages.map(([key, text]) => element('button', {
      type: 'button', role: 'tab', className: 'duban-tab', text, 'aria-selected': String(key === page),
      onclick: () => {
        this.outcome.clear();
        this.#open(key);
      },
    })));
    this.pages.find(([key]) => key === page)[2]();
  }

  async #loading(host, load, show) {
    const asked = (this.latest = {});
    renderSkeleton(host);
    try {
      const loaded = await load();
      if (asked === this.latest) host.replaceChildren(...show(loaded));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (asked === this.latest) renderFailure(host, refused, () => this.#loading(host, load, show));
    }
  }

  // Whom to urge

  #urges() {
    const words = element('input', { type: 'search', id: `${ID}-words`, className: 'form-control', autocomplete: 'off' });
    const list = element('div', { 'aria-live': 'polite' });
    const find = () => this.#loading(list, () => get(`urges?query=${encodeURIComponent(words.value)}`), found => this.#found(found));
    const search = element('form', {
      className: 'duban-search', role: 'search',
      onsubmit: event => {
        event.preventDefault();
        find();
      },
    },
      element('label', { for: words.id, text: '按编号、事项或单位查找在办事项' }),
      element('div', { className: 'duban-search-line' }, words, element('button', { type: 'submit', className: 'btn btn-default', text: '查找' })));
    this.body.replaceChildren(search, list);
    find();
  }

  #found({ items, more }) {
    if (!items.length) return [element('p', { className: 'duban-empty', text: '没有找到在办事项。' })];
    return [
      ...items.map(item => this.#item(item)),
      more ? element('p', { className: 'duban-lead', text: '只列出最先到期的 50 项，其余请输入编号、事项或单位查找。' }) : '',
    ];
  }

  #item({ item, title, step, holder, dueDay, light: due, urged }) {
    const count = element('span', { text: urged ? `已催办${urged}次` : '' });
    const place = element('div');
    const open = button('催办', async () => {
      const isOpen = open.getAttribute('aria-expanded') === 'true';
      open.setAttribute('aria-expanded', String(!isOpen));
      if (isOpen) return place.replaceChildren();
      renderSkeleton(place);
      try {
        const urges = await get(`urges/${encodeURIComponent(item)}`);
        place.replaceChildren(urgeBlock(item, urges, () => (count.textContent = `已催办${urges.count + 1}次`)));
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        renderFailure(place, refused, () => open.click());
      }
    });
    open.setAttribute('aria-expanded', 'false');
    open.setAttribute('aria-label', `催办 ${item}`);
    return element('div', { className: 'duban-row duban-row-plain' },
      element('div', { className: 'duban-row-head' },
        element('p', { className: 'duban-number', text: item }),
        element('strong', { text: title }),
        element('p', { className: 'duban-row-facts' },
          element('span', { text: `${step}：${holder}` }), element('span', { text: dueDay }), light(due), count)),
      element('div', { className: 'duban-actions' }, open), place);
  }

  // What was decided about deadlines

  #changes() {
    this.#loading(this.body, () => get('deadline-changes'), ({ suspended, changes }) => [
      ...(suspended.length ? [element('h4', { text: `暂停（${suspended.length} 项）` }), ...suspended.map(each => this.#suspended(each))] : []),
      element('h4', { text: `延期和暂停的申请（${changes.length} 件）` }),
      ...(changes.length ? changes.map(change) : [element('p', { className: 'duban-empty', text: '还没有申请过延期或暂停。' })]),
    ]);
  }

  #suspended({ measure, title, department, request, fromOn, untilOn, reason }) {
    const place = element('div');
    const open = button('提前结束', () => {
      const why = textarea(`${ID}-why`);
      const outcome = new Outcome();
      const go = button('结束暂停', async () => {
        go.disabled = true;
        try {
          await post(`measures/${encodeURIComponent(measure)}/deadline/resume`, JSON.stringify({ reason: why.value }), 'application/json');
          this.#changes();
          this.outcome.tell(`${measure} 已恢复计时，整改期限按实际暂停的工作日数顺延。`);
        } catch (refused) {
          if (!(refused instanceof Refused)) throw refused;
          outcome.refuse(refused.message);
        } finally {
          go.disabled = false;
        }
      }, 'btn-primary');
      place.replaceChildren(element('div', { className: 'duban-ask' }, field('结束暂停的原因', why, '自今天起恢复计时，整改期限顺延实际暂停的工作日数。'), outcome.node, go));
      why.focus();
    });
    open.setAttribute('aria-label', `提前结束 ${measure} 的暂停`);
    return element('div', { className: 'duban-row duban-row-plain' },
      element('div', { className: 'duban-row-head' },
        element('p', { className: 'duban-number', text: measure }),
        element('strong', { text: title }),
        element('p', { className: 'duban-row-facts' },
          element('span', { text: department }), element('span', { text: `${fromOn} 至 ${untilOn}` }), element('span', { text: request }), element('span', { text: `原因：${reason}` }))),
      element('div', { className: 'duban-actions' }, open), place);
  }
}

const change = ({ number, measure, title, department, summary, state, late, reported, reason, requestedBy, requestedAt, decidedBy, decidedAt, decisionReason }) =>
  element('article', { className: 'duban-change-entry' },
    element('p', { className: 'duban-change-head' },
      element('strong', { text: `${number} ${measure.slice(measure.lastIndexOf('-') + 1)} ${title}` }),
      element('span', { className: `duban-light duban-light-${LIGHTS[state]}`, text: state }),
      late ? element('span', { className: 'duban-light duban-light-yellow', text: '逾期申请' }) : null,
      reported ? element('span', { className: 'duban-light duban-light-grey', text: '报分管副市长' }) : null),
    element('p', { text: `${department}：${summary}` }),
    element('p', { className: 'duban-reason', text: `${requestedBy} 于 ${requestedAt} 申请。原因：${reason}` }),
    decidedBy
      ? element('p', { className: 'duban-reason', text: `${decidedBy} 于 ${decidedAt} ${state}${decisionReason ? `：${decisionReason}` : '。'}` })
      : decisionReason ? element('p', { className: 'duban-reason', text: `${state}：${decisionReason}` }) : null);

export default navbarPlugin(ID, '期限与催办', 280, ['OFFICE', 'LEADER'], opener => new OversightPanel(opener).show());
