package slope.processor.diag;

/**
 * The catalogue of what a user can be told: a code, the fact and the cure. Each has a heading in {@code docs/errors.md} and an
 * erroneous method in the tests.
 */
public enum Problem {
    NOT_STATIC("not-static", "'%s' may be overridden, so its derivative would be that of another body", "make %s"),
    PRIVATE_METHOD("private-method", "'%s' is private, so no generated class can call it", "make it package-private"),
    NO_BODY("no-body", "'%s' has no body to differentiate", "annotate a method with a body"),
    NOT_DOUBLE(
            "not-double",
            "'%s' returns %s, which has no gradient",
            "return a double or a record of them, or store into an active array that is @Written"),
    TYPE_PARAMETER("type-parameter", "'%s' has type parameters", "write it for double"),
    UNREACHABLE_CLASS(
            "unreachable-class",
            "'%s' is in a class that no other class of its package can name",
            "move it to a class that is not private or local"),
    PARAMETER_TYPE(
            "parameter-type",
            "a parameter of type %s can't be read",
            "use primitive numbers, boolean, arrays or records of them, strings, or an object of a class that is not private, with its type"
                    + " arguments; instead of an array of records, arrays of their numbers"),
    RECORD_PARAMETER(
            "record-parameter", "the gradient with respect to '%s' would be a record of its class, but %s", "%s"),
    RECORD_RESULT(
            "record-result",
            "'%s' returns a record whose tangent would be one, too, but %s",
            "return a record with a plain constructor, whose components can be read, or store into an array that is @Written"),
    RECORD_CALL("record-call", "no derivative leads through this call of '%s', since %s", "%s"),
    WITHER(
            "wither",
            "'%s' is made by Lombok's @With, and returns its own record where the new value equals the old one: the derivative with respect to"
                    + " the new one would be lost there",
            "make the record with 'new %s(…)' instead"),
    NOTHING_ACTIVE(
            "nothing-active",
            "'%s' has nothing to differentiate with respect to",
            "give it a parameter of type double or float, an array of them or a record of them, that is not @Constant%s"),
    WRITTEN(
            "written",
            "'%s' is no array, so nothing that is written to it gets out",
            "return it, or take @Written off"),
    PARAMETER_NAME(
            "parameter-name",
            "the gradients with respect to '%s' and '%s' would both be called '%s'",
            "call one of them something else"),
    NAME_CLASH("name-clash", "the generated name '%s' is taken by %s", "%s"),
    BAD_NAME("bad-name", "no method can be called '%s'", "use a Java identifier, or leave the name out"),
    UNSUPPORTED_TYPE(
            "type", "a value of type %s can't be differentiated", "use a primitive type, arrays of one, or a record"),
    UNSUPPORTED_STATEMENT("statement", "%s can't be differentiated", "%s"),
    UNSUPPORTED_EXPRESSION("expression", "%s can't be differentiated", "%s"),
    UNSUPPORTED_LITERAL(
            "literal",
            "null can only be compared with here, and with objects only",
            "give the variable its value where it is declared, keep an index where there may be none yet, or hand over what may be"
                    + " missing as a parameter"),
    CONVERTED_STORE(
            "converted-store",
            "what is stored into '%s' gets there at the end, and something is called here whose body is not known, and may look"
                    + " at it before",
            "make that call first, and hand over its result, or use an array of double"),
    PARAMETER_STORE("parameter-store", "'%s' is a parameter that is only read", "%s, or copy %s first"),
    ARRAY_INTO_ARRAY(
            "array-into-array",
            "an array can't become a row of '%s', which is a parameter",
            "store the elements, if it is @Written, or exchange the rows of a copy; a helper may exchange its caller's rows if it is private"),
    FIELD("field", "'%s' is a field that may change", "hand it over as a parameter, or make it static final"),
    OBJECT_AROUND(
            "object-around",
            "'%s' is of the object around this one, which no other class can get at from here",
            "hand over what it has as a parameter, or keep it in a field of '%s'"),
    FIELD_STORE("field-store", "a field is only read here, and nothing can be stored into it", "%s"),
    RESULT_STORE("result-store", "nothing can be stored here: %s", "store into a copy, as clone() makes one"),
    FIELD_TYPE("field-type", "a constant of type %s can't be read", "hand it over as a parameter"),
    PRIVATE_CONSTANT(
            "private-constant",
            "'%s' is private, or of another package, so the generated class can't read it",
            "make it package-private, or public if it is of another package"),
    PRIVATE_EXCEPTION(
            "private-exception",
            "'%s' is private, or of another package, so the generated class can't throw or declare it",
            "make it package-private, or public if it is of another package"),
    STREAM(
            "stream",
            "a stream can't be differentiated, and is no loop in disguise: its sum is compensated, so its bits are others",
            "write %s"),
    NO_DERIVATIVE("no-derivative", "%s has no derivative", "%s"),
    NOT_DIFFERENTIABLE(
            "not-differentiable",
            "an active value is handed to '%s', whose derivative is not known",
            "annotate it with @Differentiable, write its formula here, or give its derivative with @DerivativeOf"),
    LIBRARY_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to '%s', whose derivative is not known",
            "write here what it does, give its derivative with @DerivativeOf, or hand over Slope.constant(…) of a number where only data is"
                    + " meant"),
    FUNCTION_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to '%s', and which body that runs is known at run time only",
            "call a method by its name instead, with a switch where there is a choice, or hand over Slope.constant(…) of a number where"
                    + " only data is meant"),
    OBJECT_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to 'new', and is kept in an object whose derivative is not known",
            "make its class a record, or keep the numbers in locals"),
    OVERRIDABLE_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to '%s', which may be overridden, so its derivative is not known",
            "make it final and annotate it with @Differentiable, or write its formula here, with a switch where there is a choice"),
    FINAL_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to '%s', which may be overridden, so its derivative is not known",
            "make it static or final, or its class final"),
    EFFECT_ON_ACTIVE(
            "not-differentiable",
            "an active value is handed to '%s', which returns nothing that has a derivative",
            "keep what it changes in a local, or let it return a double or a new record and annotate it with @Differentiable"),
    CALL(
            "call",
            "'%s' can't be called from generated code: %s",
            "hand over its result as a parameter, or call it in a method of yours that generated code can call: static, not private, and not"
                    + " generic"),
    OPAQUE_CALLEE(
            "opaque-callee",
            "'%s' calls %s, whose body is not known, and would have to run twice for its derivative",
            "make that call first, and hand over its result%s"),
    DERIVATIVE_OF("derivative-of", "'%s' can't be the derivative that it says it is, since %s", "%s"),
    DERIVATIVE_TWICE(
            "derivative-of",
            "'%s' and '%s' are both a %s, so it is not known which is meant",
            "keep one of them, or leave out of 'rules' the class that has the other"),
    NO_RULES(
            "derivative-of",
            "'%s' has no derivative that was written by hand",
            "name a class that itself has a method with @DerivativeOf, or leave it out of 'rules'"),
    NO_COMPANION(
            "no-companion",
            "'%s' is annotated, but was compiled without Slope's processor: there is no '%s'",
            "put slope-processor on the processor path where that class is compiled"),
    NOT_COMPILED(
            "not-compiled",
            "'%s' is annotated, but is in a source file that javac found by itself and compiles without showing it to processors: there will be"
                    + " no '%s'",
            "name %s on the command line, too"),
    COMPANION_FORMAT(
            "companion-format",
            "the derivatives of '%s' are of format %s, and this is a processor for format %s",
            "compile both with the same version of Slope"),
    STALE_COMPANION(
            "stale-companion",
            "'%s' is not in '%s' as it is declared now, so its derivatives are older than itself",
            "compile its class again"),
    CALLEE_REJECTED(
            "callee",
            "'%s' can't be called from the generated class",
            "make it static or final, and visible from here"),
    ACTIVE_FIELD(
            "active-field",
            "the field '%s' is @Active, but there can be no derivative with respect to it: %s",
            "mend that, or take @Active off"),
    ACTIVE_OBJECT(
            "active-object",
            "the derivative with respect to the @Active fields of this '%s' would be lost here",
            "hand over what is needed of it, or give a local its object where it is declared"),
    ACTIVE_AT_CONSTANT(
            "active-at-constant",
            "an active value is handed to '%s', which '%s' takes as @Constant, so its derivative would be lost",
            "remove @Constant there, or hand over a constant"),
    ACTIVE_INTO_CONSTANT(
            "active-into-constant",
            "'%s' may store an active value into '%s', which is @Constant there, and this array is read later, so that its derivative"
                    + " would be lost",
            "remove @Constant there, or hand over an array that is not read any more"),
    ACTIVE_INTO_RETURNED(
            "active-into-returned",
            "an active value is stored into an array that '%s' may have returned, and nobody knows where else that is read",
            "store into a copy, as clone() makes one"),
    LOST_IN_INTEGER(
            "lost-in-integer",
            "the derivative of this value ends here, since an integer has none",
            "use Math.floor or Math.rint if its steps are meant, or say so with Slope.constant",
            true),
    EXACT_COMPARISON(
            "exact-comparison",
            "the derivative is that of the branch that is taken, and values are rarely equal exactly",
            "%s, or say that it is meant with Slope.constant",
            true),
    NO_INFLUENCE(
            "no-influence",
            "the result of '%s' does not depend on '%s', so this gradient is 0",
            "annotate the parameter with @Constant, or look for the value that got lost: in a comparison, a step or an integer",
            true),
    LONG_CODE(
            "long-code",
            "of what is written for '%s', %s bytes of code long, and HotSpot compiles no method of more than 8000",
            "%s",
            true),
    TOO_LARGE("too-large", "%s of '%s' would have %s, and a class file has room for %s", "%s"),
    TOO_MANY_BODIES(
            "too-many-bodies",
            "more than %s bodies would stand in the place of their calls, as in %s: a helper that calls the next one twice doubles"
                    + " them",
            "call each once and keep its result, or make '%s' package-private, with numbers or arrays of doubles for its parameters and its"
                    + " result: then it has derivatives of its own"),
    DEEP_CODE(
            "deep-code",
            "%s of '%s' would have statements nested %s deep, which is too deep for javac's stack",
            "use a switch or a loop, or move a part into a helper that is not private"),
    NO_TANGENT(
            "no-tangent",
            "there is no tangent of '%s': with the tangents of its parameters it would take %s, and a method has room for %s",
            "hand the numbers over in an array",
            true),
    CALLEE_TANGENT(
            "callee-tangent",
            "no tangent leads through this call, since there is none of '%s', which has too many parameters",
            "hand the numbers over in an array"),
    MISRESOLVED(
            "misresolved",
            "'%s' was taken for %s, but is %s",
            "this is a fault of Slope's: please report it with this method"),
    DEEP_EXPRESSION(
            "deep-expression",
            "an expression in '%s' is nested too deep for the compiler's stack",
            "compute it in several statements, or in a loop; -J-Xss8m gives javac a larger stack"),
    INTERNAL(
            "internal",
            "'%s' could not be differentiated: %s",
            "this is a fault of Slope's: please report it with this method"),
    NO_RUNTIME(
            "no-runtime",
            "generated code calls Slope's runtime, which is not on the class path or module path",
            "add slope-runtime to the dependencies"),
    NO_SOURCE(
            "no-source",
            "'%s' is there as a class file, and derivatives are made from source",
            "hand javac its source instead"),
    STUB(
            "stub",
            "'%s' is written in %s, and what javac sees of it is a stub without its body",
            "write the method in Java, in a class of its own"),
    UNNAMED_CLASS(
            "unnamed-class",
            "'%s' is in a class without a name, as that of a compact source file, so no generated class can refer to it",
            "move it to a class that is declared with a name"),
    RELEASE(
            "release",
            "generated code has records, and this is compiled as Java %s",
            "compile with --release 16 or later (Maven: maven.compiler.release)"),
    GENERATED_AGAIN(
            "generated-again",
            "'%s', which Slope generated in an earlier build, is compiled here as a source like those that were written",
            "leave the folder of generated sources out of the source files: each build writes them anew"),
    OWN_COMPANION(
            "own-companion",
            "'%s' is generated once this body has been read, so it can't be used in it",
            "use it in a method that is not differentiated, and hand over its numbers"),
    LONG_NAME(
            "long-name",
            "the derivatives of '%s' would be in a file of %s bytes in its name, and file systems take 255",
            "give the class, or the method by @Differentiable(name = \"…\"), a shorter name"),
    NOT_WRITTEN("not-written", "the generated class '%s' can't be written: %s", "mend that, and compile again"),
    NO_TREES(
            "no-trees",
            "@Differentiable needs the method's source through javac's tree API, and this compiler (%s) has none",
            "build with javac; in Eclipse, let Maven or Gradle run the processors");

    private final String code;
    private final String fact;
    private final String cure;
    private final boolean warning;

    Problem(String code, String fact, String cure) {
        this(code, fact, cure, false);
    }

    Problem(String code, String fact, String cure, boolean warning) {
        this.warning = warning;
        this.code = code;
        this.fact = fact;
        this.cure = cure;
    }

    public String code() {
        return code;
    }

    /** Whether derivatives are written nevertheless; {@code @SuppressWarnings("slope:code")} silences it. */
    public boolean isWarning() {
        return warning;
    }

    /** The message, in javac's lower-case voice: {@code [slope:code] fact; cure}. */
    public String message(Object... arguments) {
        return "[slope:" + code + "] " + String.format(fact + "; " + cure, arguments);
    }
}
