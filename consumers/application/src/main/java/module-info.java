/** Uses the library's derivatives through its jar. */
module consumer.application {
    requires transitive consumer.library;

    exports consumer.application;
}
