export { makeFolder } from '../integrations/make-folder.js';
