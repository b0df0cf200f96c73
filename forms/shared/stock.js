/**
 * What of Tasklist's own is not used: its list, its column of filters, search and sorting. Hidden only, they would still
 * write their conditions into the address, and the list would close the opened task whenever the filter changes.
 */
const tasklist = window.angular.module('cam.tasklist');

for (const directive of ['camTasks', 'camTasklistFilters', 'camSortingChoices', 'camWidgetSearch']) {
  tasklist.decorator(`${directive}Directive`, [() => []]);
}

/** Tasklist corrects its address silently; as entries of their own these corrections would catch whoever goes back. */
tasklist.decorator('search', ['$delegate', search => {
  const silently = search.updateSilently;
  search.updateSilently = parameters => silently(parameters, true);
  return search;
}]);

/**
 * When the network is down Tasklist's client stumbles over the missing answer before it tells whoever asked, who would
 * wait for ever: they are told here. What looks into answers for a lost login then has none to look into.
 */
const { HttpClient } = window['camunda-bpm-sdk-js'].Client;
for (const method of ['get', 'post', 'put', 'del', 'options']) {
  const send = HttpClient.prototype[method];
  HttpClient.prototype[method] = function (path, request) {
    const sent = send.call(this, path, request);
    sent.catch(error => error.crossDomain && request?.done?.(error));
    return sent;
  };
}
tasklist.decorator('ifUnauthorizedForwardToWelcomeApp', ['$delegate', forward => response => response && forward(response)]);

export default [];
