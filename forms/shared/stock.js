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

export default [];
