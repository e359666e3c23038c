package slope.processor.frontend;

import com.sun.source.tree.Tree;

/** What a name was taken for: the element's text and its owner's, since elements do not outlive a round. */
record Resolution(long start, long end, Tree.Kind kind, String element, String owner) {}
