/** Benchmarks, by JMH: side by side, and only of roads that agree. */
package slope.benchmarks;
