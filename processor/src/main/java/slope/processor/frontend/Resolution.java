package slope.processor.frontend;

import com.sun.source.tree.Tree;

/**
 * What a name was taken for: the element's text and its owner's, since elements do not outlive a round. It is told from others by its
 * place and itself, since all that another processor has put into the tree may be at one place.
 */
record Resolution(long start, long end, Tree.Kind kind, String name, String element, String owner) {}
