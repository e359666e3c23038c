/** The {@code Value} engine, neural-network modules and optimizers, and what generated derivatives call. */
module slope.runtime {
    exports slope;
    exports slope.graph;
    exports slope.nn;
    exports slope.optim;
    exports slope.support;
}
