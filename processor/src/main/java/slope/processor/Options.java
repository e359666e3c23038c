package slope.processor;

import java.util.Map;

/**
 * What {@code -A} options ask for.
 *
 * @param dump the method whose stages are printed on standard output; empty for none
 * @param verify whether the verifier runs after every pass
 */
record Options(String dump, boolean verify) {
    static final String DUMP = "slope.dump";
    static final String VERIFY = "slope.verify";

    static Options of(Map<String, String> options) {
        boolean verify = options.containsKey(VERIFY) && !"false".equals(options.get(VERIFY));
        return new Options(options.getOrDefault(DUMP, ""), verify);
    }
}
