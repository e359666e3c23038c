/** Benchmarks, by JMH: side by side, and only of modes that agree. */
package slope.benchmarks;
