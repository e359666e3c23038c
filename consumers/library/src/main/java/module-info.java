/** Differentiable methods for others. */
module consumer.library {
    requires transitive slope.runtime;

    exports consumer.library;
}
