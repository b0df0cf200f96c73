import { application } from '../../tasklist/duban/app.js';

export default {
  ...(await application('cockpit')),
  customScripts: ['../tasklist/duban/frame', '../tasklist/duban/notices'],
};
