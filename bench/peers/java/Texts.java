import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What all measuring programs here do: read the texts of a JSON Lines file and print a
 * line for each with the names found in it, as start:end:LABEL in UTF-16 units with a
 * blank between two.
 */
final class Texts {
  private static final String KEY = "\"text\":\"";

  static void each(String file, Function<String, String> work) throws IOException {
    StringBuilder out = new StringBuilder();
    try (var lines = Files.lines(Path.of(file))) {
      lines.forEach(line -> out.append(work.apply(text(line))).append('\n'));
    }
    System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  /** The text of a line as bench/peers/measure writes it, where it is the last field. */
  private static String text(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int i = line.indexOf(KEY) + KEY.length(); line.charAt(i) != '"'; i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        c = line.charAt(++i);
        switch (c) {
          case 'n' -> c = '\n';
          case 'r' -> c = '\r';
          case 't' -> c = '\t';
          case 'b' -> c = '\b';
          case 'f' -> c = '\f';
          case 'u' -> {
            c = (char) Integer.parseInt(line.substring(i + 1, i + 5), 16);
            i += 4;
          }
          default -> { }
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  static void add(StringBuilder names, int start, int end, String label) {
    if (names.length() > 0) {
      names.append(' ');
    }
    names.append(start).append(':').append(end).append(':').append(label);
  }
}
