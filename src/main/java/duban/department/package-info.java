/** Departments, officers and their appointments. Must not know what is supervised. */
package duban.department;
