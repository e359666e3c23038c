/**
 * Two problems of the ADBench suite (F. Srajer, Z. Kukelova, A. Fitzgibbon, A benchmark of selected algorithmic differentiation
 * tools, 2018), as ordinary Java.
 */
package slope.samples.adbench;
