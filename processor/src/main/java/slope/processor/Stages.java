package slope.processor;

import slope.processor.ir.source.Method;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.SourcePrinter;
import slope.processor.ir.source.SourceVerifier;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.SsaPrinter;
import slope.processor.ir.ssa.SsaVerifier;

/** Shows each stage of a method where {@code -Aslope.dump} asks for it, and has it verified. */
final class Stages {
    private final boolean shown;
    private final boolean verified;

    Stages(Options options, String method) {
        shown = options.dumps(method);
        verified = options.verify();
    }

    Method show(String stage, Method method) {
        print(stage, () -> SourcePrinter.print(method));
        if (verified) {
            SourceVerifier.verify(method);
        }
        return method;
    }

    Routine show(String stage, Routine routine) {
        print(stage + ", written", () -> SourcePrinter.print(routine));
        if (verified) {
            SourceVerifier.verify(routine);
        }
        return routine;
    }

    Function show(String stage, Function function) {
        print(stage, () -> SsaPrinter.print(function));
        if (verified) {
            SsaVerifier.verify(function);
        }
        return function;
    }

    /** A stage after which no value is read outside its block. */
    Function lowered(String stage, Function function) {
        print(stage, () -> SsaPrinter.print(function));
        if (verified) {
            SsaVerifier.verifyLowered(function);
        }
        return function;
    }

    private interface Text {
        String get();
    }

    private void print(String stage, Text text) {
        if (shown) {
            System.out.println("== " + stage);
            System.out.println(text.get());
        }
    }
}
