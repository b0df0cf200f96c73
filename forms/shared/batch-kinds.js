/** What a send-back needs to be told: one text. */
const sentBack = (decision, label, ask, field = 'reason', key = 'R', told = label) => ({ decision, label, ask, field, key, told });

const OF_MEASURE = ['submission', 'coSigners', 'rejections', 'rounds', 'measure', 'progress', 'verifiers', 'history'];
const OF_COMMENT = ['application', 'measures', 'rejections', 'comment', 'verifiers', 'history'];

/**
 * Decisions that can be taken of many items in one act, each for those who have the role.
 *
 * pass: how it is agreed to, and in which words; criteria: only when each is ticked; backs: how it is not, each with the
 * key that says so; unmet: ticking what failed; show: the sections of a row's content in the order they are read.
 */
export const KINDS = [
  {
    step: 'signOffResult', role: 'HEAD', label: '单位审签', act: '审签通过', pass: 'SIGN', unmet: true, show: OF_MEASURE,
    backs: [sentBack('SEND_BACK', '退回补正', '退回原因', 'reason', 'R', '退回')],
  },
  {
    step: 'coSignResult', role: 'HEAD', label: '会签成果', act: '会签同意', pass: 'SIGN', show: OF_MEASURE,
    backs: [sentBack('DIFFER', '有不同意见', '不同意见及理由')],
  },
  {
    step: 'verifyMeasure', role: 'OFFICE', label: '核查措施', act: '核查通过', pass: 'ACCEPT', criteria: true, unmet: true,
    show: OF_MEASURE,
    backs: [
      sentBack('REJECT', '退回补正', '退回原因', 'reason', 'R', '退回'),
      sentBack('ASK_FOR_MORE', '补充材料', '要补充的材料', 'wanted', 'M', '要求补充材料'),
    ],
  },
  {
    step: 'verifyComment', role: 'OFFICE', label: '核查问题', act: '核查通过', pass: 'ACCEPT', show: OF_COMMENT,
    backs: [sentBack('REJECT', '退回补正', '退回原因', 'reason', 'R', '退回')],
  },
  {
    step: 'decideStrikeOff', role: 'LEADER', label: '审批销号', act: '审批同意', results: true, show: OF_COMMENT,
    backs: [sentBack('SEND_BACK', '退回补正', '退回原因', 'reason', 'R', '退回')],
  },
];

/** What a comment may come to, as the leader reads it. */
export const RESULTS = { COMPLETED: '已完成', SUSTAINED: '完成并长期坚持', STAGE: '阶段性办结（继续挂账）' };

/** What a stage completion leaves to do: fields of the decision. */
export const STAGE = [
  { name: 'done', label: '已完成的工作', rows: 2 },
  { name: 'notDone', label: '尚未完成的工作及原因', rows: 2 },
  { name: 'nextSteps', label: '下一步措施', rows: 2 },
  { name: 'stageDueOn', label: '新的阶段期限', type: 'date' },
  { name: 'responsible', label: '责任人', type: 'text' },
];

export const PASS = 'PASS';

const MOST = 500;

/** One item of the batch: its row, what the person means to decide of it, and what to say about it. */
export class Item {
  constructor(kind, sheet) {
    this.kind = kind;
    this.sheet = sheet;
    this.opened = sheet.opened;
    this.mark = { decision: '', text: '', criteria: [], unmet: [], result: '', stage: {}, ...sheet.mark };
    this.message = '';
  }

  get task() {
    return this.sheet.task;
  }

  /** How it would be sent back; undefined if it would not. */
  get back() {
    return this.kind.backs.find(({ decision }) => decision === this.mark.decision);
  }

  get passes() {
    return this.mark.decision === PASS;
  }

  get decided() {
    return this.mark.decision !== '';
  }

  /** What it comes to: as applied for, or as strictly as chosen. */
  get result() {
    return this.mark.result || this.sheet.row.result;
  }

  get state() {
    if (this.gone) return '不再待办';
    if (this.passes) return this.mark.result ? `待通过：${RESULTS[this.mark.result]}` : '待通过';
    if (this.back) return this.back.told;
    return this.opened ? '已看' : '未看';
  }

  /** Stage fields as chosen, else as applied for. */
  stageValue(name) {
    return this.mark.stage[name] ?? this.content?.input.prefill[name] ?? '';
  }

  stage() {
    return Object.fromEntries(STAGE.map(({ name }) => [name, this.stageValue(name)]));
  }

  /** What is missing before it can pass; empty if nothing is. */
  hinders() {
    if (this.kind.criteria) {
      const open = this.content.input.criteria.length - this.mark.criteria.length;
      if (open > 0) return `还有 ${open} 条办结标准没有勾选。全部达到才能通过，否则请退回补正或要求补充材料。`;
    }
    if (this.kind.results && this.result === 'STAGE') {
      const missing = STAGE.find(({ name }) => !this.stageValue(name).trim());
      if (missing) return `请填写${missing.label}。`;
    }
    return '';
  }

  /** What is missing or too much in the text of a send-back; empty if nothing is. */
  fault() {
    if (!this.back) return '';
    if (this.kind.unmet && !this.mark.unmet.length) return '请勾选是哪一条没有达到；不属于其中某一条的，请勾选“其他”。';
    const { length } = [...this.mark.text.trim()];
    if (!length) return `请填写${this.back.ask}。`;
    return length > MOST ? `${this.back.ask}最多 ${MOST} 字，现有 ${length} 字，请删去 ${length - MOST} 字。` : '';
  }

  /** Fields of the step's form. */
  fields(opinion) {
    if (this.back) {
      const unmet = this.kind.unmet ? { unmet: this.mark.unmet } : {};
      return { decision: this.back.decision, [this.back.field]: this.mark.text.trim(), ...unmet };
    }
    const met = this.kind.criteria ? { criteriaMet: this.mark.criteria } : {};
    const stage = this.kind.results && this.result === 'STAGE' ? this.mark.stage : {};
    return { decision: this.kind.results ? this.result : this.kind.pass, reason: opinion, ...met, ...stage };
  }
}
