/** Trains a classifier of handwritten digits by generated adjoint code, and shows the other roads beside it. */
package slope.samples.digits;
