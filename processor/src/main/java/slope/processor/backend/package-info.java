/** Writes routines and the classes around them as Java source; all that knows JavaPoet. */
package slope.processor.backend;
