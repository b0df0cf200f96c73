/** Files that prove something: what they are, their checksum, where their bytes are. Must not know what they prove. */
package duban.evidence;
