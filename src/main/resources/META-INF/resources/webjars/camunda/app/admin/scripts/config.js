import { application } from '../../tasklist/duban/app.js';

export default {
  ...(await application('admin')),
  customScripts: ['../tasklist/duban/frame', '../tasklist/duban/notices'],
};
