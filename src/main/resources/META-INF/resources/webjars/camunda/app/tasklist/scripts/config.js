// Replaces Tasklist's own config.js. The modules of customScripts lie in forms/shared and are served under
// /camunda/app/tasklist/duban/; the names are relative to /camunda/app/tasklist/ and ".js" is appended.
export default {
  app: { name: '待办', vendor: '意见督办' },
  customScripts: [
    'duban/stock',
    'duban/form',
    'duban/standing',
    'duban/worklist',
    'duban/notices',
    'duban/notice',
    'duban/workbook',
    'duban/batch',
    'duban/department',
    'duban/change',
    'duban/behalf',
    'duban/detail',
  ],

  // Only one, so that every browser gets it: with a second language an English browser shows a mixed page.
  locales: { availableLocales: ['zh'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,

  // Tasklist reads these keys without a default.
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '领取当前选中的待办' },
    focusFilter: { key: 'ctrl+shift+f', description: '跳到第一个清单' },
    focusList: { key: 'ctrl+alt+l', description: '跳到第一项待办' },
    focusForm: { key: 'ctrl+alt+f', description: '跳到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开启动流程的对话框' },
  },
};
