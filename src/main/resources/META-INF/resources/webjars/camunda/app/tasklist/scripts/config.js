// Replaces Tasklist's own config.js. The modules of customScripts lie in forms/shared and are served under
// /camunda/app/tasklist/duban/; the names are relative to /camunda/app/tasklist/ and ".js" is appended.
import { application } from '../duban/app.js';

export default {
  ...(await application('tasklist')),
  customScripts: [
    'duban/frame',
    'duban/stock',
    'duban/form',
    'duban/pane',
    'duban/worklist',
    'duban/notices',
    'duban/workbook',
    'duban/rounds',
    'duban/batch',
    'duban/department',
    'duban/change',
    'duban/supervision-notice',
    'duban/behalf',
    'duban/oversight',
    'duban/detail',
  ],

  // Tasklist reads these keys without a default.
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '领取当前选中的待办' },
    focusFilter: { key: 'ctrl+shift+f', description: '跳到第一个清单' },
    focusList: { key: 'ctrl+alt+l', description: '跳到第一项待办' },
    focusForm: { key: 'ctrl+alt+f', description: '跳到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开启动流程的对话框' },
  },
};
