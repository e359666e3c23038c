/** Looks at graphs: pictures, comparison node by node, and the scale of rounding errors in a gradient. */
package slope.graph;
