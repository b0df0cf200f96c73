// Nothing is kept here: whoever arrives goes on to their tasks. Cockpit and Admin are reached from Tasklist's menu.
location.replace('../../tasklist/default/');

export default {};
