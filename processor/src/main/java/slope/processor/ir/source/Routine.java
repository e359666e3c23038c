package slope.processor.ir.source;

import java.util.List;
import java.util.Set;
import slope.processor.ir.Callee;
import slope.processor.ir.Type;

/**
 * A body ready to be written; what becomes of the values that it ends with is for whoever writes the method around it.
 *
 * @param parameters in order
 * @param read those parameters that the body makes use of
 * @param body without a return
 * @param returned what it ends with; nothing where it always throws
 * @param storage what must outlive a call, so that the next one needs no memory of its own: fields of the workspace
 * @param names of parameters and locals, and of classes that the body mentions: what is written around it makes way for them
 */
public record Routine(
        List<Local> parameters,
        Set<Local> read,
        List<Stmt> body,
        List<Expr> returned,
        List<Storage> storage,
        Set<String> names) {
    /** A field of the workspace. */
    public sealed interface Storage {
        String name();

        /** A tape or pooled array: an empty array at first; {@code type} is the field's, with all dimensions. */
        record Array(String name, Type type) implements Storage {}

        /** The space that a call site hands to its callee; made when first needed, since calls may be recursive. */
        record Space(String name, Callee callee) implements Storage {}
    }

    /** Whether its end can be reached. */
    public boolean returns() {
        return !Stmt.endAbruptly(body);
    }

    public Routine {
        parameters = List.copyOf(parameters);
        read = Set.copyOf(read);
        body = List.copyOf(body);
        returned = List.copyOf(returned);
        storage = List.copyOf(storage);
        names = Set.copyOf(names);
    }
}
