/** What is known of a function before it is changed; one question a file, nothing is changed here. */
package slope.processor.analysis;
