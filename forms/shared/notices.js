/** The words Tasklist knows a missing task by, which the gate adds to its own. */
const NO_TASK = 'No matching task';

/**
 * Notices of failure begin with our Chinese wording; what the engine adds to them is English, names its tables and ids,
 * and helps nobody here. What we ourselves answer is Chinese and stays. Of a task that is no more the page itself tells
 * what became of it.
 */
function silence(panel) {
  for (const message of panel.querySelectorAll('.message')) {
    if (message.textContent.includes(NO_TASK)) message.closest('.alert').hidden = true;
    const foreign = !/[\u4e00-\u9fff]/.test(message.textContent);
    for (const part of [message, message.previousElementSibling]) {
      if (part && !part.matches('.status')) part.hidden = foreign;
    }
  }
}

const panel = document.querySelector('[notifications-panel]');
if (panel) new MutationObserver(() => silence(panel)).observe(panel, { childList: true, subtree: true, characterData: true });

export default [];
