/**
 * From IR to IR, one pass a file. Each pass says which form it guarantees, and the verifier holds it to that.
 *
 * @see slope.processor.Pipeline the passes in their order
 */
package slope.processor.transform;
