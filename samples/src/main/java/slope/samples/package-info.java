/** Samples: each package is one, with a {@code main} and a test. */
package slope.samples;
