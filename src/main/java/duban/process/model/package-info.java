/** Names and types shared with the models in bpmn/: process keys, elements, variables, messages, steps. */
package duban.process.model;
