package slope.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Type;

/**
 * What names mean in a method (JLS 6), without asking javac to attribute it: the scope of the method itself has its classes and
 * imports; members and overloads (JLS 15.12.2) are looked up in elements and types. Names that are not found are nobody's
 * business here: either another processor will still generate them, or javac will say so itself.
 */
final class Resolver {
    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final RecordBodies records;
    private final CompanionCheck companions;
    private final TypeElement owner;
    private final TypeElement home;
    private final List<Scope> imports = new ArrayList<>();
    private final NamesAround names;
    private final Map<TypeElement, List<? extends Element>> members = new LinkedHashMap<>();

    /**
     * @param records tells which records are plain
     * @param companions finds those of other classes
     * @param method the path of a method, or of a field whose initialiser is read
     * @param owner the class whose method is read
     * @param home the class whose companion it is read for
     */
    Resolver(
            Trees trees,
            Elements elements,
            Types types,
            RecordBodies records,
            CompanionCheck companions,
            TreePath method,
            TypeElement owner,
            TypeElement home) {
        this.home = home;
        this.records = records;
        this.companions = companions;
        this.trees = trees;
        this.elements = elements;
        this.types = types;
        this.owner = owner;
        names = new NamesAround(method, classes(), elements);
        for (Scope scope = trees.getScope(method); scope != null; scope = scope.getEnclosingScope()) {
            imports.add(scope);
        }
    }

    /** What names mean in another method. */
    Resolver in(TreePath method, TypeElement itsOwner) {
        return new Resolver(trees, elements, types, records, companions, method, itsOwner, home);
    }

    /** Where a method, or a constructor that was written out, has its source, or null; what is a stub has none. */
    TreePath source(ExecutableElement method) {
        TreePath path = elements.getOrigin(method) == Elements.Origin.EXPLICIT ? trees.getPath(method) : null;
        return path == null || Stubs.language(method, path) != null ? null : path;
    }

    /** Whether Lombok has added a method, so that nothing in it can be changed. */
    boolean isAddedByLombok(ExecutableElement method) {
        return Lombok.hasAdded(source(method), trees);
    }

    /** Whether a class was compiled before, so that there is no source of it. */
    boolean isElsewhere(ClassRef type) {
        TypeElement element = qualified(type.toString());
        return element == null || trees.getTree(element) == null;
    }

    /** Whether a record's constructor stores its components and does nothing else; nothing where it can't be told. */
    Optional<Boolean> isPlainConstructor(ExecutableElement constructor) {
        boolean canonical = RecordCheck.isCanonical(constructor, (TypeElement) constructor.getEnclosingElement());
        return canonical ? records.stores(constructor) : Optional.of(false);
    }

    /** Whether a record's constructor is written without parameters of its own: then it assigns no field. */
    boolean isCompact(ExecutableElement constructor) {
        TreePath path = source(constructor);
        MethodTree tree = (MethodTree) path.getLeaf();
        SourcePositions positions = trees.getSourcePositions();
        long start = positions.getStartPosition(path.getCompilationUnit(), tree.getBody());
        long end = positions.getEndPosition(path.getCompilationUnit(), tree);
        long method = positions.getStartPosition(path.getCompilationUnit(), tree);
        return tree.getParameters().stream()
                .mapToLong(p -> positions.getStartPosition(path.getCompilationUnit(), p))
                .noneMatch(p -> p > method && p < Math.min(start, end));
    }

    /** The class whose method is read. */
    TypeElement owner() {
        return owner;
    }

    /** Whether the companion may call a method, or a constructor: a method of an object is a member of the object's class. */
    boolean isCallable(ExecutableElement method, Type object) {
        TypeElement type = object == null ? (TypeElement) method.getEnclosingElement() : classOf(object);
        boolean near = elements.getPackageOf(type).equals(elements.getPackageOf(home));
        boolean seen = near
                ? !method.getModifiers().contains(Modifier.PRIVATE)
                : method.getModifiers().contains(Modifier.PUBLIC)
                        && type.getModifiers().contains(Modifier.PUBLIC);
        return seen && Signatures.isReachable(type);
    }

    /** Whether the method is the one of a functional interface, so that it is handed over to be called. */
    boolean isOfFunction(ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && type.getKind().isInterface()
                && elements.isFunctionalInterface(type);
    }

    boolean isThrowable(TypeElement type) {
        return types.isSubtype(
                type.asType(), elements.getTypeElement("java.lang.Throwable").asType());
    }

    /** The companion's entry of a method. */
    CompanionCheck.Found companion(ExecutableElement method, Callee callee) {
        return companions.find(method, callee);
    }

    /** Whether the companion may name a class or a member: a body that it has in place may come from another package. */
    boolean isVisible(Element member) {
        return isVisible(member, home, elements);
    }

    /** @param home the class that the companion is of */
    static boolean isVisible(Element member, TypeElement home, Elements elements) {
        boolean near = elements.getPackageOf(member).equals(elements.getPackageOf(home));
        for (Element e = member; !(e instanceof PackageElement); e = e.getEnclosingElement()) {
            boolean hidden = near
                    ? e.getModifiers().contains(Modifier.PRIVATE)
                    : !e.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                return false;
            }
        }
        return true;
    }

    boolean isSubtype(Type type, Type other) {
        return types.isSubtype(mirror(type), mirror(other));
    }

    /** The class of an object, a string or a record. */
    TypeElement classOf(Type type) {
        return (TypeElement) ((DeclaredType) mirror(type)).asElement();
    }

    /** A class as it is named without type arguments: raw, where it has type parameters. */
    TypeMirror declared(TypeElement type) {
        return types.getDeclaredType(type);
    }

    TypeMirror generic(TypeMirror raw, List<TypeMirror> arguments) {
        TypeElement type = (TypeElement) ((DeclaredType) raw).asElement();
        return type.getTypeParameters().size() == arguments.size()
                ? types.getDeclaredType(type, arguments.toArray(TypeMirror[]::new))
                : raw;
    }

    /** @param bound null for an unbounded {@code ?} */
    TypeMirror wildcard(TypeMirror bound, boolean isLower) {
        return isLower ? types.getWildcardType(null, bound) : types.getWildcardType(bound, null);
    }

    TypeMirror mirror(Type type) {
        return TypeReader.mirror(type, types, elements);
    }

    /** Whether a field is a record's component, whose accessor returns it and does nothing else. */
    boolean hasPlainAccessor(VariableElement field) {
        TypeElement type = (TypeElement) field.getEnclosingElement();
        return type.getKind() == ElementKind.RECORD
                && !field.getModifiers().contains(Modifier.STATIC)
                && methods(type, field.getSimpleName().toString()).stream()
                        .filter(m -> m.getParameters().isEmpty())
                        .allMatch(m -> records.returns(m).orElse(true));
    }

    /** The component that a method returns and does nothing else, or null. */
    VariableElement componentOf(ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        VariableElement field = method.getParameters().isEmpty() && type.getKind() == ElementKind.RECORD
                ? field(type, method.getSimpleName().toString())
                : null;
        return field != null && hasPlainAccessor(field) ? field : null;
    }

    /** Whether a class is a record whose accessors return its components and do nothing else. */
    boolean isPlainRecord(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                && TypeReader.record(type.asType()).isPresent()
                && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                        .filter(f -> !f.getModifiers().contains(Modifier.STATIC))
                        .allMatch(this::hasPlainAccessor);
    }

    /** Where a field has its source, or null. */
    TreePath path(VariableElement field) {
        return trees.getPath(field);
    }

    private List<? extends Element> members(TypeElement type) {
        return members.computeIfAbsent(type, elements::getAllMembers);
    }

    /** The classes around the method, innermost first. */
    private List<TypeElement> classes() {
        List<TypeElement> classes = new ArrayList<>();
        for (Element e = owner; e instanceof TypeElement type; e = e.getEnclosingElement()) {
            classes.add(type);
        }
        return classes;
    }

    /** Whether it is a field or method of the object around this one: of an inner class, which only javac can get from one to the other. */
    boolean isOfObjectAround(Element member) {
        TypeMirror declaring = types.erasure(member.getEnclosingElement().asType());
        return !member.getModifiers().contains(Modifier.STATIC)
                && !types.isSubtype(types.erasure(owner.asType()), declaring);
    }

    /** A field by its simple name, or null. */
    VariableElement field(String name) {
        for (TypeElement type : classes()) {
            VariableElement field = field(type, name);
            if (field != null) {
                return field;
            }
        }
        return (VariableElement) imported(name, e -> e.getKind().isField());
    }

    VariableElement field(TypeElement type, String name) {
        return visible(ElementFilter.fieldsIn(members(type)), name);
    }

    /** Of those members that have a name, the one that no other hides, or null. */
    private <E extends Element> E visible(List<E> all, String name) {
        List<E> named =
                all.stream().filter(e -> e.getSimpleName().contentEquals(name)).toList();
        return named.stream()
                .filter(e -> named.stream().noneMatch(other -> other != e && elements.hides(other, e)))
                .findFirst()
                .orElse(null);
    }

    /** A class by its simple name, or null. */
    TypeElement type(String name) {
        for (TypeElement type : classes()) {
            if (type.getSimpleName().contentEquals(name)) {
                return type;
            }
            TypeElement member = memberType(type, name);
            if (member != null) {
                return member;
            }
        }
        if (names.isMissingImport(name)) {
            return null;
        }
        for (Scope scope : imports) {
            boolean onDemand = isOnDemand(scope);
            if (onDemand) {
                TypeElement neighbour = inPackage(name);
                if (neighbour != null) {
                    return neighbour;
                }
            }
            for (Element e : scope.getLocalElements()) {
                if (e instanceof TypeElement type && e.getSimpleName().contentEquals(name)) {
                    return type;
                }
            }
        }
        return inPackage(name);
    }

    /** The scope of what is imported on demand is known by java.lang in it. */
    private static boolean isOnDemand(Scope scope) {
        for (Element e : scope.getLocalElements()) {
            if (e instanceof TypeElement type && type.getQualifiedName().contentEquals("java.lang.Object")) {
                return true;
            }
        }
        return false;
    }

    private TypeElement inPackage(String name) {
        String packageName = elements.getPackageOf(owner).getQualifiedName().toString();
        return elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name);
    }

    TypeElement memberType(TypeElement type, String name) {
        return visible(ElementFilter.typesIn(members(type)), name);
    }

    boolean isTypeVariable(String name) {
        return names.isTypeVariable(name);
    }

    /** Whether all members of the classes around the method exist. */
    boolean isComplete() {
        return !MissingTypes.above(owner);
    }

    /** A class by its qualified name, or null. */
    TypeElement qualified(String name) {
        return elements.getTypeElement(name);
    }

    private Element imported(String name, Predicate<Element> kind) {
        for (Scope scope : imports) {
            for (Element e : scope.getLocalElements()) {
                if (e.getSimpleName().contentEquals(name)
                        && kind.test(e)
                        && e.getModifiers().contains(Modifier.STATIC)) {
                    return e;
                }
            }
        }
        return null;
    }

    /** The methods that a simple name can mean: of the innermost class that has one, else those imported. */
    List<ExecutableElement> methods(String name) {
        for (TypeElement type : classes()) {
            List<ExecutableElement> found = methods(type, name);
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<ExecutableElement> found = new ArrayList<>();
        for (Scope scope : imports) {
            for (Element e : scope.getLocalElements()) {
                boolean method =
                        e.getKind() == ElementKind.METHOD && e.getModifiers().contains(Modifier.STATIC);
                if (method && e.getSimpleName().contentEquals(name)) {
                    found.add((ExecutableElement) e);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** The methods of a class by that name, without those that others hide or override. */
    List<ExecutableElement> methods(TypeElement type, String name) {
        List<ExecutableElement> all = ElementFilter.methodsIn(members(type)).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .toList();
        return all.stream()
                .filter(m -> all.stream().noneMatch(other -> other != m && elements.hides(other, m)))
                .toList();
    }

    /** Which of the methods a call with these arguments means. */
    Overloads overloads() {
        return new Overloads(types, this::mirror);
    }
}
