/**
 * From javac's trees to statement IR; with the root package, all that knows javac. Names are resolved here from scopes,
 * elements and types: asking {@code Trees} for the element of a node inside a body would make javac attribute the user's own
 * tree, and break legal programs. {@link slope.processor.frontend.AnalyzeCheck} compares with javac's answer later.
 */
package slope.processor.frontend;
