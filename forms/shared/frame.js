// The applications load what config.js names under an address of its own; what others import too must not be named there,
// or it would be there twice.
export { default } from './shell.js';
