/** What generated derivatives promise, tried on small methods as a user would write them. */
package slope.features;
