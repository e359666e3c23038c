/** Trains a classifier of handwritten digits by generated adjoint code, and shows the other modes beside it. */
package slope.samples.digits;
