import { application } from '../../tasklist/duban/app.js';

// Nobody comes here: the server leads every address of this application to the own work.
export default await application('welcome');
