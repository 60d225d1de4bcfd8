package dev.lockstep.client.http;

import java.util.regex.Pattern;

/**
 * Who an instance is for the control plane.
 *
 * @param environment where its rollouts are carried, such as {@code prod}
 * @param service of which service it is an instance
 * @param region where it runs; empty when that has no name
 * @param token proves the right to ask
 */
public record Identity(String environment, String service, String region, Token token) {
  private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]{0,199}");
  private static final Pattern REGION = Pattern.compile("[\\w.-]{0,200}");

  /** Refuses what could not stand in an address. */
  public Identity {
    if (!NAME.matcher(environment).matches()
        || !NAME.matcher(service).matches()
        || !REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "Environment, service and region are 1 to 200 letters, digits, '.', '-' and '_'");
    }
  }
}
