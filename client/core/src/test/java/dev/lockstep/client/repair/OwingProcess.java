package dev.lockstep.client.repair;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Owes and settles for ever, says what it did, and waits to be killed. */
final class OwingProcess {
  private OwingProcess() {}

  public static void main(String[] arguments) {
    RepairQueue queue = RepairQueue.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (int i = 1; ; i++) {
      queue.owe(Value.int32(i), i % 2 == 0 ? Shape.OLD : Shape.NEW, i);
      System.out.println("owed " + i);
      if (queue.size() > 20) {
        Owed oldest = queue.owed().getFirst();
        System.out.println("settling " + ((Value.Int32) oldest.key()).value());
        queue.settle(oldest);
        System.out.println("settled " + ((Value.Int32) oldest.key()).value());
      }
    }
  }

  /** What it had promised: owed, and not yet begun to be settled. */
  static Map<Value, Shape> owedAfter(List<String> said) {
    Map<Value, Shape> owed = new HashMap<>();
    for (String line : said) {
      String[] words = line.split(" ", 2);
      if (words.length < 2) {
        continue;
      }
      int number = Integer.parseInt(words[1]);
      if (words[0].equals("owed")) {
        owed.put(Value.int32(number), number % 2 == 0 ? Shape.OLD : Shape.NEW);
      } else {
        owed.remove(Value.int32(number));
      }
    }
    return owed;
  }
}
