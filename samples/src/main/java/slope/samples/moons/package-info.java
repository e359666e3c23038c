/** micrograd's own demo: two moons, a network of two hidden layers, hinge loss; every mode on the same trajectory. */
package slope.samples.moons;
