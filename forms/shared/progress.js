import { announce, element } from './dom.js';
import { Fields } from './fields.js';
import { get, post } from './http.js';

/** The handler's own report. */
export const reportOf = measure => report =>
  post(`measures/${encodeURIComponent(measure)}/progress`, JSON.stringify(report), 'application/json');

/**
 * The progress report inside the handler's form: it is sent on its own and leaves the task where it is.
 *
 * @param send gets the report
 * @param reported is called when the report is on record
 * @param said announces it
 * @return its fields
 */
export function attachProgress(section, send, reported, said = '进展已报送，任务仍在您手中。') {
  const fields = new Fields(section, 'data-name');
  const button = section.querySelector('button');
  const outcome = section.querySelector('[data-outcome]');
  fields.prepare();
  button.addEventListener('click', async () => {
    fields.clearMessages();
    outcome.replaceChildren();
    if (fields.check()) return;
    button.disabled = true;
    try {
      const { forecastOn, ...report } = fields.values();
      await send({ ...report, forecastOn: forecastOn || null });
      const { asOf } = await get('session');
      outcome.replaceChildren(element('p', { className: 'duban-done', text: `已报送（${asOf.slice(0, 16).replace('T', ' ')}）` }));
      announce(said);
      fields.reset();
      await reported();
    } catch (refused) {
      if (!fields.refuse(refused.field, refused.message)) {
        outcome.replaceChildren(element('p', { className: 'duban-message', role: 'alert', text: refused.message }));
      }
    } finally {
      button.disabled = false;
    }
  });
  return fields;
}
