/**
 * Statement IR: assignments, structured control flow and the user's names. The front end reads methods into it, and
 * generated methods are written from it. Nothing in it knows javac or JavaPoet.
 */
package slope.processor.ir.source;
