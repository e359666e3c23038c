/** Optimizers, which step the parameters of a module and a plain array by the same arithmetic. */
package slope.optim;
