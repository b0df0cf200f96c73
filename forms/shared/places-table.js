import { element } from './dom.js';

/** Places of a workbook, each with what is wrong there and how to put it right. */
export function placesTable(caption, places) {
  const columns = ['工作表或表格', '行', '列', '原因', '如何改'];
  const cells = ({ sheet, row, column, reason, remedy }) => [sheet, row, column, reason, remedy];
  return element('table', { className: 'duban-table' }, caption ?? '',
    element('thead', {}, element('tr', {}, ...columns.map(text => element('th', { scope: 'col', text })))),
    element('tbody', {}, ...places.map(place =>
      element('tr', {}, ...cells(place).map((value, index) => element('td', { 'data-label': columns[index], text: value || '—' }))))));
}
