/**
 * SSA IR: each scalar is bound once; branches and loops are regions with carried values and results; a loop may be left at
 * several places; arrays are memory with ordered operations. Differentiation maps this IR to itself.
 */
package slope.processor.ir.ssa;
