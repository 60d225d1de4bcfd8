package dev.lockstep.testkit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java program to start: on this JVM's own JDK and class path unless told otherwise.
 *
 * @param mainClass the class to start
 * @param arguments what the program gets
 * @param jvmOptions what the JVM gets, for example {@code -Xmx64m}
 * @param classPath where its classes are
 */
public record JavaCommand(
    String mainClass, List<String> arguments, List<String> jvmOptions, String classPath) {
  /** Copies the lists. */
  public JavaCommand {
    arguments = List.copyOf(arguments);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A program on the class path of this JVM. */
  public static JavaCommand of(Class<?> mainClass, String... arguments) {
    return new JavaCommand(
        mainClass.getName(),
        List.of(arguments),
        List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
        System.getProperty("java.class.path", ""));
  }

  /** The same program with one more option for its JVM. */
  public JavaCommand withJvmOption(String option) {
    List<String> options = Stream.concat(jvmOptions.stream(), Stream.of(option)).toList();
    return new JavaCommand(mainClass, arguments, options, classPath);
  }

  /** The same program with other classes. */
  public JavaCommand withClassPath(String path) {
    return new JavaCommand(mainClass, arguments, jvmOptions, path);
  }

  /** The command line that starts it. */
  public List<String> commandLine() {
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    return Stream.of(List.of(java), jvmOptions, List.of("-cp", classPath, mainClass), arguments)
        .flatMap(List::stream)
        .toList();
  }
}
