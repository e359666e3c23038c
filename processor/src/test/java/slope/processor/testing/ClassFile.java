package slope.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** As much of a class file as tells how long its methods are (JVMS 4). */
public final class ClassFile {
    private final List<Method> methods = new ArrayList<>();
    private final String[] texts;

    /** @param code how many bytes of code it has; 0 where it is abstract */
    public record Method(String name, int code) {}

    private ClassFile(DataInputStream in) throws IOException {
        in.skipBytes(8);
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            i += constant(in, i);
        }
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        members(in);
        methods.clear();
        members(in);
    }

    public static List<Method> methods(byte[] bytes) {
        try {
            return List.copyOf(new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes))).methods);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many places more than one it takes. */
    private int constant(DataInputStream in, int place) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts[place] = in.readUTF();
            case 7, 8, 16, 19, 20 -> in.skipBytes(2);
            case 15 -> in.skipBytes(3);
            case 5, 6 -> in.skipBytes(8);
            default -> in.skipBytes(4);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    private void members(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipBytes(2);
            String name = texts[in.readUnsignedShort()];
            in.skipBytes(2);
            methods.add(new Method(name, code(in)));
        }
    }

    private int code(DataInputStream in) throws IOException {
        int code = 0;
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String name = texts[in.readUnsignedShort()];
            byte[] content = in.readNBytes(in.readInt());
            if (name.equals("Code")) {
                DataInputStream inner = new DataInputStream(new ByteArrayInputStream(content));
                inner.skipBytes(4);
                code = inner.readInt();
            }
        }
        return code;
    }
}
