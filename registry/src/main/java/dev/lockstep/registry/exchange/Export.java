package dev.lockstep.registry.exchange;

import java.util.List;

/**
 * A collection as another tool takes it.
 *
 * @param losses what the contract says and the other format cannot, each as place and sentence
 */
public record Export(String text, List<String> losses) {
  public Export {
    losses = List.copyOf(losses);
  }
}
