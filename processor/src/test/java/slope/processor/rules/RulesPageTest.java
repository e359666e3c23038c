package slope.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "..", "docs", "rules.md");

    @Test
    void thePageIsPrintedFromTheTable() throws IOException {
        String printed = RulesPage.print();
        if (Boolean.getBoolean("slope.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, printed);
        }
        assertEquals(printed, Files.readString(PAGE), "stale: run the test with -Dslope.update=true");
    }
}
