package slope.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/** What the code of a record's constructor and accessors does, by its class file: each instruction is one that javac writes for them itself. */
final class RecordCode extends ClassVisitor {
    private static final int API = Opcodes.ASM9;
    private static final String SUPER = "super";

    private final Map<String, String> components = new LinkedHashMap<>();
    private final Map<String, List<String>> methods = new HashMap<>();

    private RecordCode() {
        super(API);
    }

    /** Nothing where the format of the file is not known. */
    static Optional<RecordCode> of(byte[] file) {
        try {
            RecordCode code = new RecordCode();
            new ClassReader(file).accept(code, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(code);
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }

    boolean stores() {
        String descriptor = "(" + String.join("", components.values()) + ")V";
        List<String> code = methods.get("<init>" + descriptor);
        List<String> expected = new ArrayList<>();
        int slot = 1;
        for (Map.Entry<String, String> component : components.entrySet()) {
            expected.add("load 0 load " + slot + " put " + component.getKey());
            slot += Type.getType(component.getValue()).getSize();
        }
        if (code == null || code.size() != 2 + 1 + 3 * expected.size()) {
            return false;
        }
        Set<String> stored = new HashSet<>();
        for (int i = 2; i < code.size() - 1; i += 3) {
            stored.add(String.join(" ", code.subList(i, i + 3)));
        }
        return code.subList(0, 2).equals(List.of("load 0", SUPER))
                && stored.equals(Set.copyOf(expected))
                && code.get(code.size() - 1).equals("return");
    }

    boolean returns(String component) {
        List<String> code = methods.get(component + "()" + components.get(component));
        return List.of("load 0", "get " + component, "return").equals(code);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        components.put(name, descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        List<String> code = new ArrayList<>();
        methods.put(name + descriptor, code);
        return new Instructions(code);
    }

    private static final class Instructions extends MethodVisitor {
        private final List<String> code;

        Instructions(List<String> code) {
            super(API);
            this.code = code;
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            code.add((opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD ? "load " : "store ") + slot);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            code.add((opcode == Opcodes.PUTFIELD ? "put " : opcode == Opcodes.GETFIELD ? "get " : "static ") + name);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean above =
                    opcode == Opcodes.INVOKESPECIAL && owner.equals("java/lang/Record") && name.equals("<init>");
            code.add(above ? SUPER : "call");
        }

        @Override
        public void visitInsn(int opcode) {
            code.add(opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN ? "return" : "other");
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            code.add("other");
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            code.add("other");
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, org.objectweb.asm.Handle method, Object... arguments) {
            code.add("other");
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            code.add("other");
        }

        @Override
        public void visitLdcInsn(Object value) {
            code.add("other");
        }

        @Override
        public void visitIincInsn(int slot, int increment) {
            code.add("other");
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            code.add("other");
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            code.add("other");
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            code.add("other");
        }
    }
}
