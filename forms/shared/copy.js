import { element } from './dom.js';

/** What was typed and is not in a form any more, to be read and copied. */
export function copyOf(fields, title = '您填写过、没有提交的内容') {
  const texts = Object.values(fields ?? {})
    .flatMap(part => Object.values(part))
    .flat()
    .filter(text => typeof text === 'string' && text.trim() && !/^[A-Z_]+$/.test(text));
  if (!texts.length) return null;
  return element('details', { className: 'duban-section' },
    element('summary', { text: title }),
    ...texts.map((text, index) => {
      const area = element('textarea', { id: `duban-copy-${index}`, className: 'form-control', rows: 3, readonly: true });
      area.value = text;
      const said = element('span', { role: 'status' });
      const copy = element('button', { type: 'button', className: 'btn btn-link duban-quiet', text: '复制',
        onclick: () => {
          area.select();
          said.textContent = document.execCommand('copy') ? '已复制' : '已选中，请按 Ctrl+C 复制';
        } });
      return element('div', { className: 'duban-field' }, element('label', { for: area.id, text: `第 ${index + 1} 项` }), area, copy, said);
    }));
}
