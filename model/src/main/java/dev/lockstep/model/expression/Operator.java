package dev.lockstep.model.expression;

/** How two values are joined into one. */
public enum Operator {
  /** The sum of numbers; texts and arrays one after the other. */
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  /** The quotient; of integers, towards zero. */
  DIVIDE("/"),
  /** What an integer division leaves, with the sign of the dividend. */
  REMAINDER("%");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** The operator as it is written. */
  public String sign() {
    return sign;
  }
}
