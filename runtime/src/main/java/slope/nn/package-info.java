/** Neural networks of nodes, as micrograd's {@code nn} has them, with chosen activations and seeds. */
package slope.nn;
