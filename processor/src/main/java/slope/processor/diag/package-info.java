/** Every message that a user can see, as a catalogue; and the position that messages are attached to. Imports nothing. */
package slope.processor.diag;
