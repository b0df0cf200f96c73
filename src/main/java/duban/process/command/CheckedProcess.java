package duban.process.command;

import duban.process.model.ProcessVariable;

/**
 * A process in which one department acts and those who are independent of it check.
 *
 * @param department the variable that says which department
 * @param verifierGroups the variable that says whose members may check
 */
record CheckedProcess(String key, ProcessVariable<String> department, ProcessVariable<String> verifierGroups) {}
