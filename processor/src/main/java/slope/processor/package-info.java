/**
 * The processor: {@link slope.processor.SlopeProcessor} has the rounds, {@link slope.processor.ClassProcessor} a class,
 * {@link slope.processor.Pipeline} a method.
 */
package slope.processor;
