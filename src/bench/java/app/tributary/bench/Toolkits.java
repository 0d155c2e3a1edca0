package app.tributary.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import javafx.application.Platform;

/**
 * Opens the toolkit's own package to the probe from within. The option {@code --add-exports} would do the same, but
 * the Java runtime then leaves the program's AOT cache aside, and it would not be the program that is measured.
 */
final class Toolkits {
    private static final String PACKAGE = "com.sun.javafx.tk";

    private Toolkits() {}

    static void open() {
        var toolkit = Platform.class.getModule();
        if (toolkit.isNamed()) {
            try {
                allPowerful().findVirtual(Module.class, "implAddExportsToAllUnnamed",
                        MethodType.methodType(void.class, String.class)).invokeExact(toolkit, PACKAGE);
            } catch (Throwable e) {
                throw new IllegalStateException("frames cannot be followed to the screen", e);
            }
        }
    }

    /** The lookup that may do everything, by reflection: its ways are deprecated, and a measurement may use them. */
    private static MethodHandles.Lookup allPowerful() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field own = type.getDeclaredField("theUnsafe");
        own.setAccessible(true);
        Object unsafe = own.get(null);
        Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, lookup);
        Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, lookup);
        return (MethodHandles.Lookup) type.getMethod("getObject", Object.class, long.class).invoke(unsafe, base,
                offset);
    }
}
