package dev.lockstep.formats.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.usage.UsageFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages show can be read. */
class DocsExampleTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```");

  @Test
  void theExampleOfThePageOfContractsIsOne() {
    assertThat(ExampleFiles.findings(ContractFile.read("c", example("contracts.md")))).isEmpty();
  }

  @Test
  void theExampleOfThePageOfUsagesIsOne() {
    assertThat(ExampleFiles.findings(UsageFile.read("u", example("usages.md")))).isEmpty();
  }

  private static byte[] example(String page) {
    String text =
        new String(ExampleFiles.bytes(Path.of("..", "docs", page)), StandardCharsets.UTF_8);
    Matcher example = EXAMPLE.matcher(text);
    assertThat(example.find()).isTrue();
    return example.group(1).getBytes(StandardCharsets.UTF_8);
  }
}
