// Replaces Tasklist's own config.js. The modules of customScripts lie in forms/shared and are served under
// /camunda/app/tasklist/duban/; the names are relative to /camunda/app/tasklist/ and ".js" is appended.
export default {
  customScripts: ['duban/form', 'duban/workbook'],

  // Tasklist reads these keys without a default.
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' },
  },
};
