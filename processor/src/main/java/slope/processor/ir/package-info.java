/**
 * What both representations share: types, operators, names of classes and callees. The representations themselves are
 * {@link slope.processor.ir.source} (what was read, and what is written) and {@link slope.processor.ir.ssa} (what is
 * differentiated).
 */
package slope.processor.ir;
