package consumer.builds;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The classes that a class file refers to by the class entries of its constant pool (JVMS 4.4.1), and by nothing else. */
final class ClassFile {
    private ClassFile() {}

    static Set<String> references(Path file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            in.skipNBytes(8);
            Map<Integer, String> texts = new HashMap<>();
            Set<Integer> classes = new TreeSet<>();
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.add(in.readUnsignedShort());
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
            Set<String> names = new TreeSet<>();
            classes.forEach(name -> names.add(texts.get(name)));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
