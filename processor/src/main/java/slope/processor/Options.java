package slope.processor;

import java.util.Map;

/**
 * What {@code -A} options ask for.
 *
 * @param dump the method whose stages are printed on standard output: null for none, empty for all
 * @param verify whether the verifier runs after every pass
 */
record Options(String dump, boolean verify) {
    static final String DUMP = "slope.dump";
    static final String VERIFY = "slope.verify";

    static Options of(Map<String, String> options) {
        boolean verify = options.containsKey(VERIFY) && !"false".equals(options.get(VERIFY));
        String value = options.get(DUMP);
        String dump = options.containsKey(DUMP) && value == null ? "" : value;
        return new Options(dump, verify);
    }

    /** Whether the stages of the methods by this name are printed. */
    boolean dumps(String method) {
        return dump != null && (dump.isEmpty() || dump.equals(method));
    }
}
