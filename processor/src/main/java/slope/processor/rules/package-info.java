/**
 * The table: a row an operator or method, with its partials, what it does at a kink, what it records, and where a test finds
 * it differentiable. An operation without a row has no derivative.
 */
package slope.processor.rules;
