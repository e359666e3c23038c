/** What generated code calls. People have no need of it. */
package slope.support;
