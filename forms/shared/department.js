import { button, field, input, Outcome, select, textarea } from './controls.js';
import { element } from './dom.js';
import { DeadlineRequest } from './deadline.js';
import { get, post, Refused } from './http.js';
import { light } from './light.js';
import { navbarPlugin } from './navbar.js';
import { Panel } from './panel.js';

const send = (path, body) => post(`department/${path}`, JSON.stringify(body), 'application/json');

/** A small form inside the panel: shows a refusal at the field it names, otherwise above its buttons. */
function ask({ title, lead, controls, act, cancel, submit }) {
  const outcome = new Outcome();
  const go = button(act, async () => {
    form.querySelectorAll('.duban-message').forEach(message => message.remove());
    form.querySelectorAll('.duban-invalid').forEach(each => each.classList.remove('duban-invalid'));
    outcome.clear();
    go.disabled = true;
    try {
      await submit(Object.fromEntries(Object.entries(controls).map(([name, { control }]) =>
        [name, control.type === 'checkbox' ? control.checked : control.value.trim()])));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!refuseAt(controls[refused.field]?.control, refused.message)) outcome.refuse(refused.message);
    } finally {
      go.disabled = false;
    }
  }, 'btn-primary');
  const form = element('div', { className: 'duban-ask' },
    element('h4', { text: title }), lead ? element('p', { className: 'duban-lead', text: lead }) : null,
    ...Object.values(controls).map(({ label, control, hint }) => (control.type === 'checkbox' ? choice(label, control) : field(label, control, hint))),
    outcome.node, element('div', { className: 'duban-actions' }, go, cancel ? button('取消', cancel) : null));
  return form;
}

const choice = (label, control) =>
  element('div', { className: 'duban-field duban-check' }, control, element('label', { for: control.id, text: label }));

function refuseAt(control, message) {
  const place = control?.closest('.duban-field');
  if (!place) return false;
  place.classList.add('duban-invalid');
  place.append(element('p', { className: 'duban-message', role: 'alert', text: message }));
  control.focus();
  return true;
}

/** The unit's own affairs: what is open, who takes whose place, handing over. */
class DepartmentPanel {
  constructor(opener, session) {
    this.session = session;
    this.tabs = element('div', { className: 'duban-tabs', role: 'tablist' });
    this.body = element('div', { className: 'duban-unit' });
    this.outcome = new Outcome();
    this.panel = new Panel(opener, 'duban-department', '本单位', this.tabs, this.outcome.node, this.body);
    this.panel.dialog.classList.add('duban-panel-wide');
  }

  async show() {
    this.panel.show();
    this.body.replaceChildren(element('p', { className: 'duban-hint', role: 'status', text: '正在载入……' }));
    await this.#reload('items');
  }

  async #reload(page) {
    try {
      this.unit = await get('department');
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.body.replaceChildren();
      this.outcome.refuse(refused.message);
      return;
    }
    this.pages = [
      ['items', '在办事项', () => this.#items()],
      ['places', '代理', () => this.#places()],
      this.unit.may.leadsPeople ? ['handOver', '整体移交', () => this.#handOver()] : null,
    ].filter(Boolean);
    this.#open(page);
  }

  #open(page) {
    this.tabs.replaceChildren(...this.pages.map(([key, text]) => element('button', {
      type: 'button', role: 'tab', className: 'duban-tab', text, 'aria-selected': String(key === page),
      onclick: () => {
        this.outcome.clear();
        this.#open(key);
      },
    })));
    this.body.replaceChildren(...this.pages.find(([key]) => key === page)[2]());
  }

  async #done(text, page) {
    await this.#reload(page);
    this.outcome.tell(text);
  }

  // What is open

  #items() {
    const { items, name, more } = this.unit;
    if (!items.length) return [element('p', { className: 'duban-empty', text: `${name}没有在办事项。` })];
    return [
      element('p', { className: 'duban-hint', text: `${name}：${items.length} 件${more ? '（只列期限最近的）' : ''}` }),
      ...items.map(row => this.#row(row)),
    ];
  }

  #row({ item, title, stepName }) {
    const actions = element('div', { className: 'duban-actions' });
    const node = element('div', { className: 'duban-row duban-row-plain' },
      element('div', { className: 'duban-row-head' },
        element('p', { className: 'duban-number', text: item.number }),
        element('strong', { text: title }),
        element('p', { className: 'duban-row-facts' },
          element('span', { text: item.state ?? '在本单位办理' }), element('span', { text: item.due }), light(item.light)),
        element('p', { className: 'duban-row-facts' },
          item.handlerName ? element('span', { text: `承办人 ${item.handlerName}` }) : null,
          stepName ? element('span', { text: `${stepName}：${item.holderName ?? '待领取'}` }) : null)),
      actions);
    if (this.unit.may.directs && item.kind === 'measure' && item.handler) {
      actions.append(this.#act('改派', node, () => this.#reassign(item, title)));
    }
    if (this.session.roles.includes('LIAISON') && item.kind === 'measure' && item.handler) {
      actions.append(this.#act('申请延期', node, () => this.#deadline(item)));
    }
    if (this.unit.may.leads && item.holder && item.role !== 'HANDLER') {
      actions.append(this.#act('接办', node, () => this.#takeOver(item, stepName)));
    }
    return node;
  }

  #act(text, node, form) {
    return button(text, () => {
      this.body.querySelectorAll('.duban-ask').forEach(open => open.remove());
      const opened = form();
      node.append(opened);
      opened.querySelector('select, input, textarea, summary').focus();
    });
  }

  #deadline(item) {
    const part = element('details', { className: 'duban-ask' }, element('summary', { text: `申请延期 ${item.number}` }));
    new DeadlineRequest(part, item.number);
    part.open = true;
    return part;
  }

  #close(control) {
    return () => control.closest('.duban-ask').remove();
  }

  #people(role, without) {
    return this.unit.people
      .filter(({ id, roles }) => id !== without && (!role || roles.includes(role)))
      .map(({ id, name, section, roleNames }) => ({ value: id, text: `${name}（${section}，${roleNames}）` }));
  }

  #reassign(item) {
    const others = this.#people('HANDLER', item.handler);
    const handler = select('duban-handler', others, others.length ? '请选择' : '本单位没有其他承办人');
    return ask({
      title: `改派 ${item.number}`,
      lead: `现承办人 ${item.handlerName}。改派不改变整改期限，已填报的进展和成果都保留。`,
      controls: { handler: { label: '改派给', control: handler }, reason: { label: '改派原因', control: textarea('duban-reason') } },
      act: '改派',
      cancel: this.#close(handler),
      submit: async values => {
        await send(`measures/${encodeURIComponent(item.number)}/reassign`, values);
        await this.#done(`${item.number} 已改派。`, 'items');
      },
    });
  }

  #takeOver(item, stepName) {
    const to = select('duban-to', this.#people(item.role, item.holder), '由我接办');
    return ask({
      title: `接办 ${item.number}“${stepName}”`,
      lead: `现由 ${item.holderName} 领取。接办人须有相应岗位；双方姓名和原因记入办理经过。`,
      controls: { to: { label: '接办人', control: to }, reason: { label: '接办原因', control: textarea('duban-reason') } },
      act: '接办',
      cancel: this.#close(to),
      submit: async values => {
        await send(`tasks/${encodeURIComponent(item.task)}/take-over`, { ...values, from: item.holder });
        await this.#done(`${item.number} 已接办。`, 'items');
      },
    });
  }

  // Who takes whose place

  #places() {
    const { substitutions, may } = this.unit;
    return [
      element('p', { className: 'duban-lead', text: '代理期内，代理人可办被代理人的待办，办理经过记双方姓名；当日开始、当日24时结束。负责人授权其他同事代签也在这里办理。' }),
      substitutions.length
        ? element('div', {}, ...substitutions.map(place => this.#place(place)))
        : element('p', { className: 'duban-empty', text: '目前没有代理。' }),
      may.leadsPeople ? this.#appoint() : null,
    ].filter(Boolean);
  }

  #place(place) {
    const actions = element('div', { className: 'duban-actions' });
    const node = element('div', { className: 'duban-row duban-row-plain' },
      element('div', { className: 'duban-row-head' },
        element('strong', { text: `${place.substituteName} 代 ${place.absentName}` }),
        element('p', { className: 'duban-row-facts' },
          element('span', { text: `${place.fromOn} 至 ${place.toOn}` }),
          element('span', { text: place.today ? '代理中' : '尚未开始' }), element('span', { text: `原因：${place.reason}` })),
        place.warning ? element('p', { className: 'duban-row-warning', text: place.warning }) : null),
      actions);
    if (this.unit.may.leadsPeople) actions.append(this.#act('结束代理', node, () => this.#end(place)));
    return node;
  }

  #end(place) {
    const reason = textarea('duban-reason');
    return ask({
      title: `结束 ${place.substituteName} 代 ${place.absentName}`,
      controls: { reason: { label: '结束原因', control: reason } },
      act: '结束代理',
      cancel: this.#close(reason),
      submit: async values => {
        await send(`substitutions/${place.id}/end`, values);
        await this.#done('代理已结束。', 'places');
      },
    });
  }

  #appoint() {
    const { today } = this.unit;
    return ask({
      title: '指定代理',
      controls: {
        absent: { label: '被代理人', control: select('duban-absent', this.#people()) },
        substitute: { label: '代理人', control: select('duban-substitute', this.#people()) },
        fromOn: { label: '开始日期', control: input('duban-from', 'date', { value: today, min: today }) },
        toOn: { label: '结束日期', control: input('duban-until', 'date', { value: today, min: today }), hint: '含当天，最长一年。' },
        reason: { label: '代理原因', control: textarea('duban-why') },
      },
      act: '指定代理',
      submit: async values => {
        await send('substitutions', values);
        await this.#done('代理已指定。', 'places');
      },
    });
  }

  // Handing everything over

  #handOver() {
    const person = select('duban-person', this.#people());
    const duties = element('div', { 'aria-live': 'polite' });
    person.addEventListener('change', () => this.#duties(person.value, duties));
    const form = ask({
      title: '整体移交',
      lead: '同事调离时，把其承办的措施和领取的待办一次移交。有一件不能移交，则全部不移交，并逐件说明；其代理关系同时结束。',
      controls: {
        person: { label: '移交人', control: person },
        to: { label: '接收人', control: select('duban-to', this.#people()), hint: '须具备所移交事项需要的岗位。' },
        reason: { label: '移交原因', control: textarea('duban-reason') },
        withdraw: { label: '同时免去移交人在本单位的岗位（不能再登录办理）', control: element('input', { id: 'duban-withdraw', type: 'checkbox' }) },
      },
      act: '整体移交',
      submit: async ({ person: id, ...values }) => {
        if (!id) throw new Refused(422, { code: 'REQUIRED', message: '请选择移交人。', field: 'person' });
        const { items } = await send(`people/${encodeURIComponent(id)}/hand-over`, values);
        await this.#done(`已移交 ${items} 件。`, 'handOver');
      },
    });
    person.closest('.duban-field').append(duties);
    return [form];
  }

  async #duties(id, place) {
    place.replaceChildren();
    if (!id) return;
    const duties = await get(`department/people/${encodeURIComponent(id)}/duties`).catch(() => null);
    if (!duties) return;
    place.replaceChildren(
      element('p', { className: 'duban-hint', text: duties.length ? `手中有 ${duties.length} 件：` : '手中没有需要移交的事项。' }),
      element('ul', { className: 'duban-duties' }, ...duties.map(({ item, what }) => element('li', { text: `${item} ${what}` }))));
  }
}

export default navbarPlugin('duban-department', '本单位', 320, ['HEAD', 'LIAISON', 'OFFICE', 'GOVERNMENT_OFFICE', 'LEADER'],
  (opener, session) => new DepartmentPanel(opener, session).show());
