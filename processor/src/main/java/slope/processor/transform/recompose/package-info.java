/**
 * From SSA back to statements as a person would have written them: intermediate values folded into expressions, one variable
 * for what is one variable to a reader, each declared where it is first needed.
 */
package slope.processor.transform.recompose;
