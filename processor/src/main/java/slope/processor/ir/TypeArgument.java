package slope.processor.ir;

/**
 * What stands between the angle brackets of a type: only to be written again, since objects of such types are data.
 *
 * @param bound {@code ?}, {@code ? extends}, {@code ? super}, or nothing for the type itself
 * @param type null for an unbounded {@code ?}
 */
public record TypeArgument(String bound, Type type) {}
