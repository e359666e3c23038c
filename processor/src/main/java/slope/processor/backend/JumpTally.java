package slope.processor.backend;

/**
 * The jumps of a method. Where one of them is too long for two bytes, javac writes the method again with each jump as a long
 * one.
 */
final class JumpTally {
    /** What a jump takes: the operation and two bytes. */
    static final int SHORT = 3;

    private int conditional;
    private int always;
    private int longest;

    /** A conditional jump. */
    int conditional() {
        conditional++;
        return SHORT;
    }

    int always() {
        always++;
        return SHORT;
    }

    /** There is a jump over, or back to the start of, so many bytes. */
    int over(int bytes) {
        longest = Math.max(longest, bytes);
        return bytes;
    }

    /** What long jumps take more than short ones: a conditional one is the opposite short one around a long one. */
    int more() {
        return longest + 2 * SHORT > Short.MAX_VALUE ? 5 * conditional + 2 * always : 0;
    }
}
