/** A small house in which every rule of {@code ArchitectureTest} is broken once; nothing here is ever run. */
package duban.architecture.planted;
