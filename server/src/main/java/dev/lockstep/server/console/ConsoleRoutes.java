package dev.lockstep.server.console;

import dev.lockstep.server.access.ContentPolicy;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.request.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The one page of the console, under every address that it knows, and the files it loads. */
@RestController
class ConsoleRoutes {
  private static final String FOLDER = "dev/lockstep/console/";

  /** What the page's styles are marked with in the built file; it is another one in each answer. */
  private static final String MARK = "__NONCE__";

  private static final int NONCE_BYTES = 18;
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "js", MediaType.valueOf("text/javascript;charset=UTF-8"),
          "css", MediaType.valueOf("text/css;charset=UTF-8"),
          "svg", MediaType.valueOf("image/svg+xml"),
          "woff2", MediaType.valueOf("font/woff2"));

  private static final String MISSING =
      """
      <!doctype html><html lang="en"><title>Lockstep</title><p>This server was built without its \
      console, since the machine that built it had no Node 20.19. Everything else works: see \
      <code>./lockstep --help</code>, or build again where <code>node --version</code> says so.</p>
      """;

  private final RandomGenerator chance;
  private final Optional<String> page = read("index.html");

  ConsoleRoutes(RandomGenerator chance) {
    this.chance = chance;
  }

  private static Optional<String> read(String name) {
    Resource file = new ClassPathResource(FOLDER + name);
    try {
      return file.exists()
          ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Route(
      value = "Answers the page of the console.",
      allows = {})
  @GetMapping({
    "/",
    "/sign-in",
    "/overview",
    "/collections/**",
    "/flow/**",
    "/changes/**",
    "/propose",
    "/rollouts/**",
    "/journal/**"
  })
  ResponseEntity<String> page() {
    if (page.isEmpty()) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND)
          .contentType(MediaType.TEXT_HTML)
          .body(MISSING);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    String text = Base64.getEncoder().encodeToString(nonce);
    return ResponseEntity.ok()
        .header("Content-Security-Policy", ContentPolicy.withStylesOf(text))
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(page.get().replace(MARK, text));
  }

  @Route(
      value = "Answers a file that the page loads.",
      allows = {})
  @GetMapping("/assets/{name}")
  ResponseEntity<Resource> file(@PathVariable String name) {
    MediaType type = TYPES.get(String.valueOf(StringUtils.getFilenameExtension(name)));
    Resource file = new ClassPathResource(FOLDER + "assets/" + name);
    if (type == null || !file.exists()) {
      throw Refused.unknown("the file");
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "public, immutable, max-age=" + FOR_EVER.toSeconds())
        .contentType(type)
        .body(file);
  }
}
