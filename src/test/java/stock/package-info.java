/** The peer: outside {@code duban}, so that it finds no component of ours and ours find none of it. */
package stock;
