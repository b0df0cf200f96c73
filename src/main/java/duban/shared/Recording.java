package duban.shared;

import java.time.LocalDate;

/**
 * An act on paper that somebody else typed in (代录、代填).
 *
 * @param recordedBy who typed it
 * @param signedOn the day on the paper
 * @param scan SHA-256 of the scanned paper
 */
public record Recording(PersonId recordedBy, LocalDate signedOn, String scan) {}
